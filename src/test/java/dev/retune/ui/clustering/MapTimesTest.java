package dev.retune.ui.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.MapPoint.PointKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.IntBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints how long the map takes to be painted, and how much of that is processor time, which does
 * not depend on what else the machine does. Times are not asserted.
 */
@Tag("long")
class MapTimesTest {
  private static final int POINTS = 10_000;
  private static final int WIDTH = 1100;
  private static final int HEIGHT = 700;
  private static final int PAINTINGS = 20;

  @Test
  void tenThousandPoints() {
    Random random = new Random(1);
    List<MapPoint> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      points.add(
          new MapPoint(
              "",
              PointKind.COMPLAINT,
              random.nextGaussian(),
              random.nextGaussian(),
              "text",
              i % 120 + 1L,
              "",
              Optional.of(LocalDate.EPOCH.plusDays(i % 50)),
              i % 30 == 0,
              1));
    }
    MapViewport view = MapViewport.around(points, WIDTH, HEIGHT);
    IntBuffer buffer = IntBuffer.allocate(WIDTH * HEIGHT);
    Times drawn = new Times();
    Times copied = new Times();
    for (int i = 0; i < PAINTINGS; i++) {
      int[][] pixels = new int[1][];
      drawn.measure(
          () -> pixels[0] = new MapDrawing(points, MapColors.TOPIC.of(points), view, 7).pixels());
      copied.measure(() -> buffer.clear().put(pixels[0]).clear());
    }
    System.out.println("10,000 points drawn beside the window's thread: " + drawn);
    System.out.println("copied on that thread: " + copied);
    assertThat(Arrays.stream(buffer.array())).anyMatch(pixel -> pixel != 0);
  }

  /** Milliseconds, as the clock tells them and of the processor. */
  private static final class Times {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Double> elapsed = new ArrayList<>();
    private final List<Double> used = new ArrayList<>();

    void measure(Runnable work) {
      long start = System.nanoTime();
      long before = threads.getCurrentThreadCpuTime();
      work.run();
      used.add((threads.getCurrentThreadCpuTime() - before) / 1e6);
      elapsed.add((System.nanoTime() - start) / 1e6);
    }

    @Override
    public String toString() {
      return told("elapsed", elapsed) + "; " + told("processor", used);
    }

    private static String told(String what, List<Double> times) {
      double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return "%s first %.1f ms, median %.1f ms, most %.1f ms"
          .formatted(what, times.getFirst(), sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }
  }
}
