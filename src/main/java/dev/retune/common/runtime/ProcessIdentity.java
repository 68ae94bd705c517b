package dev.retune.common.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A process that does long work, named so that it can be told from every other.
 *
 * @param host the machine's name
 * @param machine what tells this boot of this machine (and this container) from others of its name
 * @param pid the process
 * @param started when it began, in milliseconds since 1970, for process numbers are used again
 */
public record ProcessIdentity(String host, String machine, long pid, long started) {
  // a system's clock is set now and then, and with it the starts that it reports
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(3);
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

  /** This process. */
  public static ProcessIdentity thisProcess() {
    ProcessHandle self = ProcessHandle.current();
    return new ProcessIdentity(hostName(), machineId(), self.pid(), started(self));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // a machine without a name in its own tables: the boot id still tells it apart
      return "localhost";
    }
  }

  private static String machineId() {
    try {
      return Files.readString(BOOT).strip() + Files.readSymbolicLink(PROCESSES);
    } catch (IOException e) {
      // not Linux: the host's name has to do
      return "";
    }
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Whether the other is of the same boot of the same machine, so that each can see the other. */
  public boolean isNeighbourOf(ProcessIdentity other) {
    return host.equals(other.host) && machine.equals(other.machine);
  }

  /** Whether this is surely gone: it was of this machine, and no such process runs here. */
  public boolean provablyDead() {
    ProcessIdentity here = thisProcess();
    if (!isNeighbourOf(here)) {
      return host.isEmpty();
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(p -> Math.abs(started(p) - started) <= CLOCK_SLACK.toMillis())
        .isEmpty();
  }

  /** For people: machine and process number. */
  public String shown() {
    return host + " (" + pid + ")";
  }

  /** Reads what {@link #toString()} wrote; anything else is nobody. */
  public static ProcessIdentity parse(String text) {
    List<String> parts = List.of(text.split("\\|", -1));
    if (parts.size() != 4) {
      return new ProcessIdentity("", "", 0, 0);
    }
    return new ProcessIdentity(
        parts.get(0), parts.get(1), Long.parseLong(parts.get(2)), Long.parseLong(parts.get(3)));
  }

  @Override
  public String toString() {
    return host + "|" + machine + "|" + pid + "|" + started;
  }
}
