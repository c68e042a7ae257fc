/** Lua scripts in Redis, for the services that use Redis. Holds no beans. */
package dev.sluice.runtime.redis;
