package dev.retune.bench;

import dev.retune.ui.shell.VirtualDisplay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens every screen of the packaged program on the built-in sample by its keys, pages down on
 * each, and prints the memory of the process and its heap, before and after a full collection.
 * Arguments: the launcher, the number of rounds over all screens, and a folder to keep the sample
 * in.
 *
 * <pre>mvn -q -DskipTests package
 * mvn -q -Pbench test-compile exec:exec@bench -Dbench=WindowMemoryBench</pre>
 */
public final class WindowMemoryBench {
  private static final int SCREENS = 9;
  private static final int PAGES = 8;

  private WindowMemoryBench() {}

  /** Prints the memory after each round. */
  public static void main(String[] args) throws Exception {
    Path launcher =
        Path.of(args.length > 0 ? args[0] : "target/retune/bin/retune").toAbsolutePath();
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    Path folder = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("retune-memory");
    try (VirtualDisplay display = PackagedWindow.display()) {
      Path home = PackagedWindow.sample(launcher, folder);
      try (DisplayClient client = new DisplayClient(display.name());
          PackagedWindow window = PackagedWindow.start(launcher, home, display)) {
        window.awaitFigures();
        pause(5000);
        memory(window, "Overview alone");
        for (int round = 1; round <= rounds; round++) {
          screens(client);
          memory(window, "every screen opened, round " + round);
        }
      }
    }
    System.exit(0);
  }

  private static void screens(DisplayClient client) {
    for (int screen = 1; screen <= SCREENS; screen++) {
      int before = PackagedWindow.edges(client);
      client.press(DisplayClient.CONTROL, '0' + screen);
      pause(3000);
      if (screen > 1 && PackagedWindow.edges(client) == before) {
        throw new IllegalStateException("the display did not change with screen " + screen);
      }
      for (int page = 0; page < PAGES; page++) {
        client.press(DisplayClient.PAGE_DOWN);
        pause(100);
      }
    }
  }

  private static void memory(PackagedWindow window, String when) throws IOException {
    long resident = window.status("VmRSS");
    long most = window.status("VmHWM");
    String heap = jcmd(window.pid(), "GC.heap_info");
    var _ = jcmd(window.pid(), "GC.run");
    pause(1000);
    System.out.printf(
        "%s: resident %d MB (at most %d MB), after a full collection %d MB%n",
        when, resident >> 10, most >> 10, window.status("VmRSS") >> 10);
    heap.lines().filter(line -> line.contains("total")).forEach(WindowMemoryBench::print);
    System.out.println("  after a full collection:");
    jcmd(window.pid(), "GC.heap_info")
        .lines()
        .filter(line -> line.contains("total") || line.contains("Metaspace"))
        .forEach(WindowMemoryBench::print);
  }

  private static void print(String line) {
    System.out.println("  " + line.strip());
  }

  private static String jcmd(long pid, String command) throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked =
        new ProcessBuilder(tool.toString(), String.valueOf(pid), command)
            .redirectErrorStream(true)
            .start();
    try (var said = asked.getInputStream()) {
      return new String(said.readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      asked.onExit().join();
    }
  }

  private static void pause(long ms) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
  }
}
