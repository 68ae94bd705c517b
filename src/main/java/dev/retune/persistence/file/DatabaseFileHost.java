package dev.retune.persistence.file;

import dev.retune.common.io.AtomicFiles;
import dev.retune.common.io.OwnerOnlyFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.tools.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one process that has a database file open, and serves it to the other processes of this
 * machine. Who that is is settled by a lock of the operating system, which is free again the moment
 * that its holder ends, in whatever way; so another can take over at once.
 */
public final class DatabaseFileHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFileHost.class);
  private static final int KEY_BYTES = 16;

  /**
   * Files whose lock this process holds. The operating system gives a lock back as soon as any
   * handle on its file is closed, so the file must not even be opened a second time.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final DatabaseFileUsers users;
  private final Path lockFile;
  private final Path addressFile;
  private final FileChannel channel;
  private final Server server;
  private Connection administrator;
  private boolean givenUp;

  private DatabaseFileHost(
      DatabaseFileUsers users,
      Path lockFile,
      FileChannel channel,
      Connection administrator,
      Server server)
      throws IOException {
    this.users = users;
    this.lockFile = lockFile;
    this.channel = channel;
    this.administrator = administrator;
    this.server = server;
    this.addressFile = addressFile(users.database());
  }

  private static Path addressFile(Path database) {
    return database.resolveSibling(database.getFileName() + ".server");
  }

  /**
   * Where a process serves the file.
   *
   * @param key what it wants to hear before it lets anybody log in
   */
  record Address(int port, String key) {
    String jdbc() {
      return "jdbc:h2:tcp://127.0.0.1:" + port + "/" + key;
    }
  }

  /** Where the file is served now, if the process that does has said so yet. */
  static Optional<Address> address(Path database) throws IOException {
    Path file = addressFile(database);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String[] words = Files.readString(file).strip().split(" ", -1);
    return words.length == 2
        ? Optional.of(new Address(Integer.parseInt(words[0]), words[1]))
        : Optional.empty();
  }

  /**
   * Opens the file and serves it, unless another process does or, in this one, somebody else.
   *
   * @throws SQLException when the file cannot be opened
   */
  public static Optional<DatabaseFileHost> become(DatabaseFileUsers users)
      throws SQLException, IOException {
    Path lockFile = users.database().resolveSibling(users.database().getFileName() + ".lock");
    if (!HELD.add(lockFile)) {
      return Optional.empty();
    }
    boolean held = false;
    FileChannel channel = null;
    try {
      channel = OwnerOnlyFiles.lock(lockFile);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        return Optional.empty();
      }
      // what is said there is of a process that ended
      Files.deleteIfExists(addressFile(users.database()));
      DatabaseFileHost host = open(users, lockFile, channel);
      held = true;
      return Optional.of(host);
    } finally {
      if (!held) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(lockFile);
      }
    }
  }

  private static DatabaseFileHost open(DatabaseFileUsers users, Path lockFile, FileChannel channel)
      throws SQLException, IOException {
    Connection administrator = users.openFirst();
    Server server = null;
    try {
      byte[] random = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(random);
      String key = HexFormat.of().formatHex(random);
      server = serve(key, users.name());
      DatabaseFileHost host = new DatabaseFileHost(users, lockFile, channel, administrator, server);
      host.publish(new Address(server.getPort(), key));
      return host;
    } catch (SQLException | IOException | RuntimeException e) {
      if (server != null) {
        server.stop();
      }
      administrator.close();
      throw e;
    }
  }

  private static Server serve(String key, String name) throws SQLException {
    String bound = org.h2.engine.SysProperties.BIND_ADDRESS;
    if (bound == null || !isLoopback(bound)) {
      throw new SQLException("h2.bindAddress has to be 127.0.0.1, not " + bound);
    }
    return Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", key, name).start();
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (IOException e) {
      return false;
    }
  }

  private void publish(Address address) throws IOException {
    byte[] text = (address.port() + " " + address.key()).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.replace(addressFile, out -> out.write(text));
  }

  /** A connection without the rights of an administrator. */
  Connection connect() throws SQLException {
    administrator();
    return users.connect(users.embedded());
  }

  /** A new connection that may do all. */
  Connection connectAdministrator() throws SQLException {
    administrator();
    return users.connectAdministrator(users.embedded());
  }

  /**
   * The one that keeps the file open. After a write that failed, on a full disk for instance, H2
   * does no more with the file; it is then opened again.
   */
  public synchronized Connection administrator() throws SQLException {
    if (administrator.isClosed() || DatabaseFileCompactor.isBroken(administrator)) {
      // said once, however often it is tried
      if (!givenUp) {
        LOG.warn("{} is opened again, after H2 has given it up", users.database());
        givenUp = true;
      }
      DatabaseFileCompactor.giveUp(administrator);
      administrator = users.openFirst();
      LOG.info("{} is open again", users.database());
      givenUp = false;
    }
    return administrator;
  }

  /** Ends what others do on the file, closes it, and lets another process have it. */
  @Override
  public synchronized void close() {
    try {
      Files.deleteIfExists(addressFile);
    } catch (IOException e) {
      LOG.warn("{} was left behind", addressFile, e);
    }
    try {
      boolean wanted = DatabaseFileCompactor.isUsedByOthers(administrator);
      server.stop();
      DatabaseFileCompactor.close(administrator, wanted);
    } catch (SQLException e) {
      LOG.warn("{} was not closed in order", users.database(), e);
      server.stop();
      DatabaseFileCompactor.giveUp(administrator);
    } finally {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.warn("{} was not given back", lockFile, e);
      }
      HELD.remove(lockFile);
    }
  }
}
