package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.work.Monitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions whose documents' vectors went through a matrix. */
class MatrixVersionTest {
  @TempDir Path home;
  private Library library;
  private final Matrix matrix = turned();

  @BeforeEach
  void open() {
    library = new Library(home);
    library.fill(20);
  }

  @AfterEach
  void close() {
    library.close();
  }

  /** Every number of a vector one place further. */
  private static Matrix turned() {
    float[][] rows = new float[64][64];
    for (int i = 0; i < 64; i++) {
      rows[i][(i + 1) % 64] = 1;
    }
    return new Matrix(rows);
  }

  private BuildResult build(Optional<Matrix> with) {
    IndexSpec spec = library.spec(16).withMatrix(Optional.of(matrix.fingerprint()));
    return library.builder.build(
        spec,
        new BuildOptions(Optional.empty(), new Learnt(with, Optional.empty())),
        Monitor.none());
  }

  @Test
  void isSearchedByTheImages() {
    IndexVersion plain = library.build(16).version();
    IndexVersion turned = build(Optional.of(matrix)).version();
    double before =
        library.search(plain, "Title 3 word3 other1 common", Mode.DENSE).getFirst().score();
    double after =
        library.search(turned, "Title 3 word3 other1 common", Mode.DENSE).getFirst().score();
    assertThat(before).isGreaterThan(0.99);
    assertThat(after).isLessThan(0.9);
  }

  @Test
  void isBuiltFromVectorsThatAreThere() {
    library.build(16);
    assertThat(build(Optional.of(matrix)).embedded()).isZero();
  }

  @Test
  void givesBackTheVectorsOfTheModel() {
    build(Optional.of(matrix));
    IndexVersion plain = library.build(16).version();
    assertThat(library.models.embedded).hasValue(20);
    assertThat(library.search(plain, "Title 3 word3 other1 common", Mode.DENSE).getFirst().score())
        .isGreaterThan(0.99);
  }

  @Test
  void theNextOneTakesItsMatrixOver() {
    build(Optional.of(matrix));
    library.put("default", Library.document("new", "T", "newcomer"));
    BuildResult next = build(Optional.empty());
    assertThat(next.version().spec().matrix()).contains(matrix.fingerprint());
    assertThat(next.embedded()).isEqualTo(1);
  }

  @Test
  void aLostMatrixIsLeftOut() throws IOException {
    IndexVersion first = build(Optional.of(matrix)).version();
    Files.delete(library.store.directory(first.id()).resolve(Matrix.FILE));
    assertThat(build(Optional.empty()).version().spec().matrix()).isEmpty();
  }
}
