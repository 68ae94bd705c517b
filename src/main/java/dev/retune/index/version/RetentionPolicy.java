package dev.retune.index.version;

/**
 * How many of the newest versions keep their files, besides the live one and the target of a
 * rollback.
 *
 * @param versions maximum number
 * @param bytes maximum total size
 */
public record RetentionPolicy(int versions, long bytes) {
  private static final long GIGABYTE = 1L << 30;

  /** A number of versions within twenty gigabytes. */
  public static RetentionPolicy of(int versions) {
    return new RetentionPolicy(versions, 20 * GIGABYTE);
  }
}
