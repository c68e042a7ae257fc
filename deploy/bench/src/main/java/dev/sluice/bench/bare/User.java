package dev.sluice.bench.bare;

import java.time.Instant;
import java.util.List;

/** An event of the users feed. */
record User(
        String userId,
        Instant collectedAt,
        String firstName,
        String lastName,
        String title,
        String gender,
        String email,
        String address,
        String city,
        String state,
        String country,
        String postcode,
        Double latitude,
        Double longitude,
        Instant dateOfBirth,
        Integer age,
        Instant registrationDate,
        String phone,
        String cell,
        String nationality,
        String pictureUrl,
        String username,
        List<String> warnings) {}
