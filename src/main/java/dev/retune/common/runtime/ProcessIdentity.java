package dev.retune.common.runtime;

import dev.retune.common.i18n.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Identifies a process uniquely across machines and reboots.
 *
 * @param host the host name
 * @param machine distinguishes this boot of this machine (and container) from others of the same
 *     name
 * @param pid the process id
 * @param started start time in milliseconds since 1970, because process ids are reused
 */
public record ProcessIdentity(String host, String machine, long pid, long started) {
  // reported start times shift when the system clock is adjusted
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(3);
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

  /** Returns the identity of this process. */
  public static ProcessIdentity thisProcess() {
    ProcessHandle self = ProcessHandle.current();
    return new ProcessIdentity(hostName(), machineId(), self.pid(), started(self));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // the host name cannot be resolved; the boot id still identifies the machine
      return "localhost";
    }
  }

  private static String machineId() {
    try {
      return Files.readString(BOOT).strip() + Files.readSymbolicLink(PROCESSES);
    } catch (IOException e) {
      // not Linux: the host name has to suffice
      return "";
    }
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Whether both run under the same boot of the same machine, so that each can see the other. */
  public boolean isNeighbourOf(ProcessIdentity other) {
    return host.equals(other.host) && machine.equals(other.machine);
  }

  /** Whether this process has certainly ended: it ran on this machine, and is not running now. */
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

  /** Returns a name that tells a reader where the process is to be found. */
  public Message shown() {
    ProcessIdentity here = thisProcess();
    if (equals(here)) {
      return Message.of("process.own");
    }
    return isNeighbourOf(here)
        ? Message.of("process.here", String.valueOf(pid))
        : Message.of("process.elsewhere", String.valueOf(pid), host);
  }

  /**
   * Parses the output of {@link #toString()}; anything else gives an identity that matches no
   * process.
   */
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
