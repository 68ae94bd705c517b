package dev.retune.collector.model;

import java.util.List;

/**
 * How the collector listens.
 *
 * @param host the address to listen on; anything but loopback asks every caller for a key
 * @param port 0 takes any free one
 * @param origins pages that may call from a browser, such as {@code https://chat.example.org}
 * @param trustedProxies addresses and networks, such as {@code 10.0.0.0/8}, of the proxies whose
 *     word on where a request came from is taken
 * @param voteBytes the largest vote or search, in bytes
 * @param batchBytes the largest batch of conversations or documents, in bytes
 * @param limits how often callers may ask
 */
public record CollectorSettings(
    String host,
    int port,
    List<String> origins,
    List<String> trustedProxies,
    int voteBytes,
    int batchBytes,
    CollectorLimits limits) {
  private static final int MEGABYTE = 1024 * 1024;

  /** Copies the lists. */
  public CollectorSettings {
    origins = List.copyOf(origins);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** On loopback, for callers on this machine. */
  public static CollectorSettings loopback(int port) {
    return new CollectorSettings(
        "127.0.0.1",
        port,
        List.of(),
        List.of(),
        MEGABYTE,
        16 * MEGABYTE,
        CollectorLimits.standard());
  }

  /** The same with other limits. */
  public CollectorSettings with(CollectorLimits other) {
    return new CollectorSettings(host, port, origins, trustedProxies, voteBytes, batchBytes, other);
  }

  /** The same behind proxies. */
  public CollectorSettings behind(List<String> proxies) {
    return new CollectorSettings(host, port, origins, proxies, voteBytes, batchBytes, limits);
  }
}
