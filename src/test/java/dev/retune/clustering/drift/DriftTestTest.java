package dev.retune.clustering.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.clustering.drift.DriftTest.DriftFinding;
import dev.retune.common.progress.ProgressMonitor;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftTestTest {
  private final Random random = new Random(5);

  private float[][] sample(int count, double shift) {
    float[][] vectors = new float[count][6];
    for (float[] vector : vectors) {
      for (int j = 0; j < vector.length; j++) {
        vector[j] = (float) (random.nextGaussian() + (j == 2 ? shift : 0));
      }
    }
    return vectors;
  }

  @Test
  void aShiftIsFoundAndNoShiftIsNot() {
    DriftTest test = new DriftTest(1);
    DriftFinding shifted = test.compare(sample(60, 0), sample(60, 1.5), ProgressMonitor.none());
    assertThat(shifted.auc()).isGreaterThan(0.7);
    assertThat(shifted.pValue()).isEqualTo(1 / 200.0, within(1e-9));
    DriftFinding same = test.compare(sample(60, 0), sample(60, 0), ProgressMonitor.none());
    assertThat(same.pValue()).isGreaterThan(0.05);
  }

  @Test
  void theAreaSharesRanksOfEqualScores() {
    assertThat(DriftTest.areaUnderCurve(new double[] {1, 2, 3, 4}, false, false, true, true))
        .isEqualTo(1);
    assertThat(DriftTest.areaUnderCurve(new double[] {1, 1, 1, 1}, false, true, false, true))
        .isEqualTo(0.5);
  }
}
