package dev.retune.index.model;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.io.Sha256;
import dev.retune.index.tuning.ProjectionMatrixTrainer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.lucene.util.VectorUtil;

/**
 * A square matrix that documents' vectors go through on their way into an index, so that they come
 * nearer to the questions they answer; questions' vectors stay as they are. Learnt by {@link
 * ProjectionMatrixTrainer}; never changes.
 */
public final class ProjectionMatrix {
  /** Its file among a version's files. */
  public static final String FILE = "matrix.f32";

  private final float[][] rows;

  /** Takes over the rows: as many as each is long. */
  public ProjectionMatrix(float[][] rows) {
    this.rows = rows;
  }

  /** The matrix that changes nothing. */
  public static float[][] identity(int dimension) {
    float[][] rows = new float[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      rows[i][i] = 1;
    }
    return rows;
  }

  /** Length of the vectors. */
  int dimension() {
    return rows.length;
  }

  /** The vector's image, of length one; the zero vector stays. */
  public float[] apply(float[] vector) {
    float[] image = new float[rows.length];
    for (int i = 0; i < image.length; i++) {
      image[i] = VectorUtil.dotProduct(rows[i], vector);
    }
    return VectorUtil.l2normalize(image, false);
  }

  /** SHA-256 of its numbers, in hex. */
  public String fingerprint() {
    return Sha256.hex(bytes());
  }

  private byte[] bytes() {
    ByteBuffer buffer =
        ByteBuffer.allocate(rows.length * rows.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      for (float value : row) {
        buffer.putFloat(value);
      }
    }
    return buffer.array();
  }

  /** Writes its file into a version's folder: whole or not at all. */
  void write(Path folder) throws IOException {
    AtomicFiles.replace(folder.resolve(FILE), out -> out.write(bytes()));
  }

  /**
   * Reads the file in a version's folder.
   *
   * @throws UnavailableException when it is not the one with this fingerprint
   */
  public static ProjectionMatrix read(Path folder, String fingerprint) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
    int dimension = (int) Math.round(Math.sqrt(bytes.length / (double) Float.BYTES));
    if (!Sha256.hex(bytes).equals(fingerprint)) {
      throw new UnavailableException("index.badMatrix", folder.toString());
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[][] rows = new float[dimension][dimension];
    for (float[] row : rows) {
      for (int i = 0; i < dimension; i++) {
        row[i] = buffer.getFloat();
      }
    }
    return new ProjectionMatrix(rows);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProjectionMatrix matrix && Arrays.deepEquals(rows, matrix.rows);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(rows);
  }
}
