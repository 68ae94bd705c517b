package dev.retune.clustering.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.graph.NearestNeighborSearch;
import dev.retune.clustering.graph.NeighborLists;
import dev.retune.clustering.graph.UnitVectors;
import dev.retune.common.progress.ProgressMonitor;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UmapLayoutTest {
  private static final int GROUPS = 4;

  private static float[][] vectors(int count) {
    Random random = new Random(2);
    float[][] centers = new float[GROUPS][12];
    for (float[] center : centers) {
      for (int j = 0; j < center.length; j++) {
        center[j] = (float) random.nextGaussian();
      }
    }
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = centers[i % GROUPS].clone();
      for (int j = 0; j < vectors[i].length; j++) {
        vectors[i][j] += (float) (0.2 * random.nextGaussian());
      }
    }
    return UnitVectors.centered(vectors);
  }

  private static float[][] none(int count) {
    float[][] places = new float[count][];
    Arrays.setAll(places, _ -> new float[] {Float.NaN, Float.NaN});
    return places;
  }

  private static float[][] placed(float[][] unit, float[][] before) {
    NeighborLists lists = NearestNeighborSearch.among(unit, 15, ProgressMonitor.none());
    return new UmapLayout(1).places(unit, lists, before, ProgressMonitor.none());
  }

  private static int nearest(float[][] places, int point) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < places.length; i++) {
      double distance =
          Math.hypot(places[i][0] - places[point][0], places[i][1] - places[point][1]);
      if (i != point && distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  @Test
  void alikePointsAreNearAndOldOnesStay() {
    float[][] all = vectors(160);
    float[][] first = placed(Arrays.copyOf(all, 120), none(120));
    for (int i = 0; i < 120; i++) {
      assertThat(nearest(first, i) % GROUPS).isEqualTo(i % GROUPS);
    }
    // the same again
    assertThat(placed(Arrays.copyOf(all, 120), none(120))).isDeepEqualTo(first);
    float[][] before = none(160);
    System.arraycopy(first, 0, before, 0, 120);
    float[][] second = placed(all, before);
    assertThat(Arrays.copyOf(second, 120)).isDeepEqualTo(first);
    for (int i = 120; i < 160; i++) {
      assertThat(nearest(second, i) % GROUPS).isEqualTo(i % GROUPS);
    }
  }

  @Test
  void veryFewPointsHavePlaces() {
    float[][] one = {{1, 0, 0}};
    assertThat(placed(one, none(1))).hasDimensions(1, 2);
    assertThat(placed(new float[][] {{1, 0}, {0, 1}}, none(2))).hasDimensions(2, 2);
  }
}
