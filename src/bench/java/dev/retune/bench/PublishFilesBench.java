package dev.retune.bench;

import dev.retune.publishing.file.FileFormat;
import dev.retune.publishing.file.FileTarget;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Time, size and heap of publishing invented passages into a folder. Arguments: an empty or new
 * folder, number of passages, LINES or ARROW.
 */
public final class PublishFilesBench {
  private static final int DIMENSION = 384;
  private static final int BATCH = 2_000;
  private static final int QUESTIONS = 200;
  private static final String TEXT = "비자를 연장하려면 만료되기 전에 신청해야 합니다. ".repeat(16);

  private PublishFilesBench() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    int count = Integer.parseInt(arguments[1]);
    FileFormat format = FileFormat.valueOf(arguments[2]);
    PublishManifest manifest =
        new PublishManifest(
            "v1", "m", "", "", "", "", "MEAN", true, DIMENSION, "cosine", "f", "", "c", count);
    Random random = new Random(1);
    try (FileTarget target = FileTarget.open("bench", folder, "retune", "bench", format)) {
      long began = System.nanoTime();
      target.stage(manifest);
      long made = 0;
      for (int i = 0; i < count; i += BATCH) {
        long begun = System.nanoTime();
        List<PublishedPassage> batch = batch(i, Math.min(count, i + BATCH), random);
        made += System.nanoTime() - begun;
        target.write("v1", batch);
      }
      target.complete(manifest);
      target.goLive("v1");
      print("written, on the disk, live", System.nanoTime() - began - made);
      began = System.nanoTime();
      long counted = target.countLive();
      print("counted " + counted, System.nanoTime() - began);
      List<float[]> questions = new ArrayList<>();
      for (int i = 0; i < QUESTIONS; i++) {
        questions.add(vector(random));
      }
      began = System.nanoTime();
      target.searchLive(questions, 10);
      print(QUESTIONS + " questions, exact", System.nanoTime() - began);
    }
    try (Stream<Path> files = Files.list(folder.resolve("v1"))) {
      for (Path file : files.sorted().toList()) {
        System.out.printf("%-28s %7.1f MB%n", file.getFileName(), Files.size(file) / 1e6);
      }
    }
    System.out.printf("%-28s %7.1f MB%n", "most heap used", heap() / 1e6);
  }

  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static List<PublishedPassage> batch(int from, int to, Random random) {
    List<PublishedPassage> batch = new ArrayList<>();
    for (int i = from; i < to; i++) {
      batch.add(
          new PublishedPassage(
              i + "-0", "h" + i, "d" + i, "제목 " + i, "", i + " " + TEXT, vector(random)));
    }
    return batch;
  }

  private static float[] vector(Random random) {
    float[] vector = new float[DIMENSION];
    double squares = 0;
    for (int j = 0; j < DIMENSION; j++) {
      vector[j] = random.nextFloat() - 0.5f;
      squares += vector[j] * vector[j];
    }
    // in a fixed order, so that both formats get equal bits
    float length = (float) Math.sqrt(squares);
    for (int j = 0; j < DIMENSION; j++) {
      vector[j] /= length;
    }
    return vector;
  }

  private static void print(String what, long nanoseconds) {
    System.out.printf("%-28s %7.2f s%n", what, nanoseconds / 1e9);
  }
}
