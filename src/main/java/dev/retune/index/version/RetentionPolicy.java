package dev.retune.index.version;

/**
 * How many versions keep their files, the newest first, besides the live one and the one that a
 * rollback goes to.
 *
 * @param versions at most so many
 * @param bytes while they take up no more than this together
 */
public record RetentionPolicy(int versions, long bytes) {
  private static final long GIGABYTE = 1L << 30;

  /** So many, within twenty gigabytes. */
  public static RetentionPolicy of(int versions) {
    return new RetentionPolicy(versions, 20 * GIGABYTE);
  }
}
