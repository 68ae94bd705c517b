package dev.retune.cluster.job;

/**
 * How far a job is.
 *
 * @param state its state
 * @param texts different texts; 0 until they are counted
 * @param done texts whose vectors are stored
 * @param embedded vectors that the job has stored; the others were there before
 * @param busyMillis what its tasks took for it, added up
 * @param why why it failed; empty otherwise
 */
public record JobProgress(
    State state, long texts, long done, long embedded, long busyMillis, String why) {

  /** The states of a job. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /** Vectors stored in a second of a task, which has one core; 0 when nothing was embedded. */
  public double rate() {
    return busyMillis == 0 ? 0 : embedded * 1_000.0 / busyMillis;
  }
}
