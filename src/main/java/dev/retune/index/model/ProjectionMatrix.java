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
 * A square matrix applied to documents' vectors when they are indexed, which moves them closer to
 * the questions they answer. Questions' vectors are not projected. Trained by {@link
 * ProjectionMatrixTrainer}; immutable.
 */
public final class ProjectionMatrix {
  /** The name of its file in a version's folder. */
  public static final String FILE = "matrix.f32";

  private final float[][] rows;

  /** Creates a matrix from the rows of a square array, which must not change afterwards. */
  public ProjectionMatrix(float[][] rows) {
    this.rows = rows;
  }

  /** The rows of the identity matrix. */
  public static float[][] identity(int dimension) {
    float[][] rows = new float[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      rows[i][i] = 1;
    }
    return rows;
  }

  /** The dimension of the vectors. */
  int dimension() {
    return rows.length;
  }

  /** The projected vector, scaled to length one; a zero vector is returned unchanged. */
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

  /** Writes the file into a version's folder, atomically. */
  void write(Path folder) throws IOException {
    AtomicFiles.replace(folder.resolve(FILE), out -> out.write(bytes()));
  }

  /**
   * Reads the file in a version's folder.
   *
   * @throws UnavailableException when its fingerprint differs
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
