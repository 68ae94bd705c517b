package dev.retune.bench;

import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetKind;
import dev.retune.publishing.target.PublishTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * Time of publishing invented passages. Arguments: pgvector or chroma, the address, number of
 * passages.
 */
public final class PublishBench {
  private static final int DIMENSION = 384;
  private static final int GROUPS = 1_000;
  private static final int BATCH = 2_000;
  private static final int CHANGED_EVERY = 100;

  private PublishBench() {}

  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[2]);
    List<float[]> vectors = vectors(count);
    TargetConfig config =
        new TargetConfig(
            0,
            "bench",
            TargetKind.named(arguments[0]).orElseThrow(),
            arguments[1],
            "publish_bench",
            Optional.empty(),
            Optional.empty(),
            false);
    try (PublishTarget target = StoreReader.target(config)) {
      target.held().forEach(held -> target.drop(held.version()));
      long began = System.nanoTime();
      target.stage(manifest("v1", count));
      write(target, "v1", vectors, 1);
      print("copied", began);
      target.complete(manifest("v1", count));
      print("copied and indexed", began);
      target.goLive("v1");
      print("live", began);
      began = System.nanoTime();
      target.stage(manifest("v2", count));
      if (target.carriesOver()) {
        var _ = target.carryOver("v1", "v2", unchanged(count));
      }
      write(target, "v2", vectors, target.carriesOver() ? CHANGED_EVERY : 1);
      print("one in a hundred copied", began);
      target.complete(manifest("v2", count));
      target.goLive("v2");
      print("one in a hundred live", began);
      began = System.nanoTime();
      target.goLive("v1");
      print("back", began);
    }
  }

  private static List<String> unchanged(int count) {
    return IntStream.range(0, count)
        .filter(i -> i % CHANGED_EVERY != 0)
        .mapToObj(i -> i + "-0")
        .toList();
  }

  private static void write(
      PublishTarget target, String version, List<float[]> vectors, int every) {
    List<PublishedPassage> batch = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i += every) {
      batch.add(
          new PublishedPassage(
              i + "-0", "h" + i + version, "d" + i, "Title " + i, "", "Text " + i, vectors.get(i)));
      if (batch.size() == BATCH) {
        target.write(version, batch);
        batch.clear();
      }
    }
    target.write(version, batch);
  }

  private static List<float[]> vectors(int count) {
    Random random = new Random(1);
    float[][] centers = new float[GROUPS][];
    for (int i = 0; i < GROUPS; i++) {
      centers[i] = gaussian(random);
    }
    List<float[]> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] center = centers[random.nextInt(GROUPS)];
      float[] vector = gaussian(random);
      for (int j = 0; j < DIMENSION; j++) {
        vector[j] += center[j];
      }
      all.add(VectorUtil.l2normalize(vector));
    }
    return all;
  }

  private static float[] gaussian(Random random) {
    float[] vector = new float[DIMENSION];
    for (int j = 0; j < DIMENSION; j++) {
      vector[j] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static PublishManifest manifest(String version, int passages) {
    return new PublishManifest(
        version, "m", "", "", "", "", "MEAN", true, DIMENSION, "cosine", "f", "", "c", passages);
  }

  private static void print(String what, long began) {
    System.out.printf("%-28s %7.2f s%n", what, (System.nanoTime() - began) / 1e9);
  }
}
