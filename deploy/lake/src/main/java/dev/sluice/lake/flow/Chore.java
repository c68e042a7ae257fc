package dev.sluice.lake.flow;

/** Work on the tables that is done while no stage is at work and every stage has read all there is. */
public interface Chore {

    /** Never due. */
    Chore NONE = new Chore() {
        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public void work() {}
    };

    /** Whether it is to be done now; asked between two batches, so the answer must be quick. */
    boolean isDue();

    /** Does it; if it fails it is asked again. */
    void work();
}
