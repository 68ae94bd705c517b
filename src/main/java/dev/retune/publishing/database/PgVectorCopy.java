package dev.retune.publishing.database;

import dev.retune.publishing.model.PublishedPassage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** Writes passages by COPY in its binary format, which is far faster than INSERT. */
final class PgVectorCopy {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int COLUMNS = 7;

  private PgVectorCopy() {}

  static void write(Connection connection, String table, List<PublishedPassage> passages)
      throws SQLException {
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy "
                  + table
                  + " (id, fingerprint, document, title, section, content, embedding)"
                  + " from stdin with (format binary)",
              new java.io.ByteArrayInputStream(bytes(passages)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(List<PublishedPassage> passages) throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream(1 << 20);
    try (DataOutputStream out = new DataOutputStream(buffer)) {
      out.write(SIGNATURE);
      // flags, and the length of the header's extension
      out.writeInt(0);
      out.writeInt(0);
      for (PublishedPassage passage : passages) {
        out.writeShort(COLUMNS);
        text(out, passage.id());
        text(out, passage.fingerprint());
        text(out, passage.document());
        text(out, passage.title());
        text(out, passage.section());
        text(out, passage.text());
        vector(out, passage.vector());
      }
      out.writeShort(-1);
    }
    return buffer.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    // PostgreSQL has no NUL in texts
    byte[] bytes = text.replace("\0", "").getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** The extension's own format: number of dimensions, two unused bytes, and the numbers. */
  private static void vector(DataOutputStream out, float[] vector) throws IOException {
    out.writeInt(2 * Short.BYTES + vector.length * Float.BYTES);
    out.writeShort(vector.length);
    out.writeShort(0);
    for (float value : vector) {
      out.writeFloat(value);
    }
  }
}
