package dev.retune.index.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.build.IndexBuildOptions;
import dev.retune.index.build.IndexBuildResult;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.version.IndexVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Versions with projected document vectors. */
class ProjectionMatrixVersionTest {
  @RegisterExtension final IndexFixture fixture = IndexFixture.filled(20);
  private final ProjectionMatrix matrix = turned();

  /** Shifts every number of a vector by one position. */
  private static ProjectionMatrix turned() {
    float[][] rows = new float[64][64];
    for (int i = 0; i < 64; i++) {
      rows[i][(i + 1) % 64] = 1;
    }
    return new ProjectionMatrix(rows);
  }

  private IndexBuildResult build(Optional<ProjectionMatrix> with) {
    IndexSpec spec = fixture.spec(16).withMatrix(matrix.fingerprint());
    return fixture.builder.build(
        spec,
        new IndexBuildOptions(
            Optional.empty(), new LearnedRanking(with, Optional.empty()), Optional.empty()),
        ProgressMonitor.none());
  }

  @Test
  void isSearchedByTheImages() {
    IndexVersion plain = fixture.build(16).version();
    IndexVersion turned = build(Optional.of(matrix)).version();
    double before =
        fixture.search(plain, "Title 3 word3 other1 common", SearchMode.DENSE).getFirst().score();
    double after =
        fixture.search(turned, "Title 3 word3 other1 common", SearchMode.DENSE).getFirst().score();
    assertThat(before).isGreaterThan(0.99);
    assertThat(after).isLessThan(0.9);
  }

  @Test
  void isBuiltFromVectorsThatAreThere() {
    fixture.build(16);
    assertThat(build(Optional.of(matrix)).embedded()).isZero();
  }

  @Test
  void givesBackTheVectorsOfTheModel() {
    build(Optional.of(matrix));
    IndexVersion plain = fixture.build(16).version();
    assertThat(fixture.models.embedded).hasValue(20);
    assertThat(
            fixture
                .search(plain, "Title 3 word3 other1 common", SearchMode.DENSE)
                .getFirst()
                .score())
        .isGreaterThan(0.99);
  }

  @Test
  void theNextOneTakesItsMatrixOver() {
    build(Optional.of(matrix));
    fixture.put("default", IndexFixture.document("new", "T", "newcomer"));
    IndexBuildResult next = build(Optional.empty());
    assertThat(next.version().spec().matrix()).contains(matrix.fingerprint());
    assertThat(next.embedded()).isEqualTo(1);
  }

  @Test
  void aLostMatrixIsLeftOut() throws IOException {
    IndexVersion first = build(Optional.of(matrix)).version();
    Files.delete(fixture.store.directory(first.id()).resolve(ProjectionMatrix.FILE));
    assertThat(build(Optional.empty()).version().spec().matrix()).isEmpty();
  }
}
