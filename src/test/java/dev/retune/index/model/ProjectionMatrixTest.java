package dev.retune.index.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.retune.common.error.UnavailableException;
import dev.retune.index.tuning.ProjectionMatrixTrainer;
import dev.retune.index.tuning.TrainingQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionMatrixTest {
  private static final int DIMENSION = 16;

  @TempDir Path folder;
  private final Random random = new Random(7);
  private final float[][] chunks = vectors(40);
  // a question is (x, y, ...) when its document is (y, x, ...)
  private final List<TrainingQuestion> examples =
      IntStream.range(0, 30).mapToObj(i -> example(swapped(chunks[i]), i)).toList();

  private float[][] vectors(int count) {
    float[][] vectors = new float[count][DIMENSION];
    for (float[] vector : vectors) {
      for (int i = 0; i < DIMENSION; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      VectorUtil.l2normalize(vector);
    }
    return vectors;
  }

  private static float[] swapped(float[] vector) {
    float[] other = vector.clone();
    other[0] = vector[1];
    other[1] = vector[0];
    return other;
  }

  private TrainingQuestion example(float[] question, int right) {
    int[] order =
        IntStream.concat(
                IntStream.of(right), IntStream.range(0, chunks.length).filter(c -> c != right))
            .toArray();
    return new TrainingQuestion(question, order, 1);
  }

  private ProjectionMatrix learnt(double pull) {
    return ProjectionMatrixTrainer.learn(chunks, examples, pull, () -> {});
  }

  @Test
  void bringsDocumentsNearerToTheirQuestions() {
    ProjectionMatrix matrix = learnt(0.1);
    // unseen pairs
    assertThat(nearness(matrix))
        .isGreaterThan(nearness(new ProjectionMatrix(ProjectionMatrix.identity(DIMENSION))));
  }

  private double nearness(ProjectionMatrix matrix) {
    return IntStream.range(30, 40)
        .mapToDouble(i -> VectorUtil.dotProduct(swapped(chunks[i]), matrix.apply(chunks[i])))
        .sum();
  }

  @Test
  void aStrongPullKeepsItNearTheIdentity() {
    float[] strong = learnt(1e6).apply(chunks[3]);
    assertThat(VectorUtil.dotProduct(strong, chunks[3])).isCloseTo(1, within(1e-3f));
  }

  @Test
  void theSameQuestionsGiveTheSameMatrix() {
    assertThat(learnt(30).fingerprint()).isEqualTo(learnt(30).fingerprint());
  }

  @Test
  void givesVectorsOfLengthOne() {
    float[] image = learnt(1).apply(chunks[0]);
    assertThat(VectorUtil.dotProduct(image, image)).isCloseTo(1, within(1e-5f));
  }

  @Test
  void isTheSameAfterItsFile() throws IOException {
    ProjectionMatrix matrix = learnt(30);
    matrix.write(folder);
    assertThat(ProjectionMatrix.read(folder, matrix.fingerprint())).isEqualTo(matrix);
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    ProjectionMatrix matrix = learnt(30);
    matrix.write(folder);
    byte[] bytes = Files.readAllBytes(folder.resolve(ProjectionMatrix.FILE));
    bytes[5] ^= 1;
    Files.write(folder.resolve(ProjectionMatrix.FILE), bytes);
    assertThatThrownBy(() -> ProjectionMatrix.read(folder, matrix.fingerprint()))
        .isInstanceOf(UnavailableException.class);
  }
}
