package dev.retune.retrain;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, told apart from a later one that got the same number.
 *
 * @param machine its name
 * @param pid the process's number there
 * @param startMillis its start, in milliseconds since 1970
 */
record Owner(String machine, long pid, long startMillis) {
  // a system's clock is set now and then, and with it the starts that it reports
  private static final Duration SLACK = Duration.ofSeconds(3);

  /** This process. */
  static Owner current() {
    ProcessHandle self = ProcessHandle.current();
    long start =
        self.info()
            .startInstant()
            .map(Instant::toEpochMilli)
            .orElseGet(() -> ManagementFactory.getRuntimeMXBean().getStartTime());
    return new Owner(machineName(), self.pid(), start);
  }

  /** As {@link #toString()} wrote it; nothing when it is no owner. */
  static Optional<Owner> parse(String text) {
    String[] parts = text.split("/", 3);
    try {
      return parts.length < 3
          ? Optional.empty()
          : Optional.of(new Owner(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether it runs on this machine's and is over. Of other machines nothing can be told. */
  boolean isDead() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .map(start -> Math.abs(start.toEpochMilli() - startMillis) > SLACK.toMillis())
        .orElseGet(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Override
  public String toString() {
    return pid + "/" + startMillis + "/" + machine;
  }

  private static String machineName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
