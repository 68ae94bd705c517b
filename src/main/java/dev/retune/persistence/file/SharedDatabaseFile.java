package dev.retune.persistence.file;

import dev.retune.persistence.connection.ConnectingDataSource;
import dev.retune.persistence.connection.ConnectionLossDetector;
import dev.retune.persistence.connection.DatabaseUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database file shared by the processes of one machine. The first process opens it and serves it
 * to the others; when that one ends, the next process that needs the file takes over.
 */
public final class SharedDatabaseFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedDatabaseFile.class);

  // opening the file, or rewriting it on close, can take long on a slow machine; work that has not
  // begun had better wait than fail
  private static final Duration AT_FIRST = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(9);
  private static final Duration PAUSE = Duration.ofMillis(15);
  private static final int ANSWER_MILLIS = 1_000;
  private static final int IN_USE = 90020;
  private static final String BIND_ADDRESS = "h2.bindAddress";

  private final DatabaseFileUsers users;
  private Optional<DatabaseFileHost> host = Optional.empty();
  private Optional<DatabaseFileCompactor> upkeep = Optional.empty();
  private boolean closed;
  private volatile boolean opened;

  /** Shares the file of a home. */
  public SharedDatabaseFile(DatabaseUrl url) throws IOException {
    // H2 reads the property once, before its first server starts; it must never listen on other
    // interfaces
    if (System.getProperty(BIND_ADDRESS) == null) {
      System.setProperty(BIND_ADDRESS, "127.0.0.1");
    }
    users = DatabaseFileUsers.of(url);
  }

  /** Returns connections that cannot read files or run code. */
  public DataSource forWork() {
    return new ConnectingDataSource(() -> connect(false));
  }

  /** Returns connections with administrator rights. */
  public DataSource forAdministration() {
    return new ConnectingDataSource(() -> connect(true));
  }

  private Connection connect(boolean administrator) throws SQLException {
    long since = System.nanoTime();
    while (true) {
      Exception why;
      try {
        Optional<Connection> connection = attempt(administrator);
        if (connection.isPresent()) {
          opened = true;
          return connection.get();
        }
        why = new IOException("the process that has it open does not serve it yet");
      } catch (SQLException e) {
        if (!ConnectionLossDetector.is(e)) {
          throw e;
        }
        why = e;
      } catch (IOException e) {
        why = e;
      }
      if (System.nanoTime() - since > (opened ? PATIENCE : AT_FIRST).toNanos()) {
        throw new SQLException(
            users.database() + " is in use by another process", "90020", IN_USE, why);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private Optional<Connection> attempt(boolean administrator) throws SQLException, IOException {
    Optional<DatabaseFileHost> here = host();
    if (here.isPresent()) {
      return Optional.of(administrator ? here.get().connectAdministrator() : here.get().connect());
    }
    // the address was published by the process that holds the lock, so no other process can have
    // taken its port to receive the password
    Optional<DatabaseFileAddress> address = DatabaseFileAddress.of(users.database());
    if (address.isEmpty() || !answers(address.get().port())) {
      return Optional.empty();
    }
    String jdbc = address.get().jdbc();
    return Optional.of(administrator ? users.connectAdministrator(jdbc) : users.connect(jdbc));
  }

  private synchronized Optional<DatabaseFileHost> host() throws SQLException, IOException {
    if (closed) {
      throw new SQLException(users.database() + " is closed");
    }
    if (host.isEmpty()) {
      host = DatabaseFileHost.become(users);
      host.ifPresent(
          started -> {
            LOG.info("serving {} to other processes", users.database());
            upkeep = Optional.of(new DatabaseFileCompactor(started::administrator));
          });
    }
    return host;
  }

  // H2's client retries a refused port for a second
  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
      return true;
    } catch (IOException e) {
      // the process has just ended
      return false;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    upkeep.ifPresent(DatabaseFileCompactor::close);
    host.ifPresent(DatabaseFileHost::close);
    host = Optional.empty();
  }
}
