package dev.retune.collector.model;

import java.util.List;

/**
 * Settings of the collector server.
 *
 * @param host the address to listen on; anything but loopback requires a key from every caller
 * @param port the port; 0 chooses a free one
 * @param origins allowed CORS origins, such as {@code https://chat.example.org}
 * @param trustedProxies addresses and networks, such as {@code 10.0.0.0/8}, of proxies whose
 *     forwarding headers are trusted
 * @param voteBytes maximum size of a vote or search in bytes
 * @param batchBytes maximum size of a batch of conversations or documents in bytes
 * @param limits rate limits
 * @param voteNames names of evaluations that users give, or none for the usual ones
 */
public record CollectorSettings(
    String host,
    int port,
    List<String> origins,
    List<String> trustedProxies,
    int voteBytes,
    int batchBytes,
    CollectorLimits limits,
    List<String> voteNames) {
  private static final int MEGABYTE = 1024 * 1024;

  /** Copies the lists. */
  public CollectorSettings {
    origins = List.copyOf(origins);
    trustedProxies = List.copyOf(trustedProxies);
    voteNames = List.copyOf(voteNames);
  }

  /** Returns settings for local callers only. */
  public static CollectorSettings loopback(int port) {
    return new CollectorSettings(
        "127.0.0.1",
        port,
        List.of(),
        List.of(),
        MEGABYTE,
        16 * MEGABYTE,
        CollectorLimits.standard(),
        List.of());
  }

  /** Returns a copy with other limits. */
  public CollectorSettings with(CollectorLimits other) {
    return new CollectorSettings(
        host, port, origins, trustedProxies, voteBytes, batchBytes, other, voteNames);
  }

  /** Returns a copy with trusted proxies. */
  public CollectorSettings behind(List<String> proxies) {
    return new CollectorSettings(
        host, port, origins, proxies, voteBytes, batchBytes, limits, voteNames);
  }
}
