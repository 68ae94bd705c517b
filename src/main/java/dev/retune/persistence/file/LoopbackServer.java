package dev.retune.persistence.file;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import org.h2.tools.Server;

/** H2's server on this machine's own address, which only holders of a key can use. */
final class LoopbackServer {
  private static final int KEY_BYTES = 16;

  private LoopbackServer() {}

  /** Returns a new key. */
  static String key() {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Starts a server for the database with a name. */
  static Server start(String key, String name) throws SQLException {
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
}
