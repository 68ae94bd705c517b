package dev.retune.ui.clustering;

import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.MapPoint.PointKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.paint.Color;

/** What the colours of the map stand for. */
enum MapColors {
  TOPIC,
  REASON,
  VOTE,
  WEEK;

  private static final int LIKED = 0xff4fae9f;
  private static final int DISLIKED = 0xffdf7a62;
  private static final int DOCUMENT = 0xff8a94a6;
  private static final int OTHER = 0xffb7bfcc;
  // neighbouring numbers get hues far apart
  private static final double GOLDEN = 0.618033988749895;
  // seen on a light and on a dark background
  private static final double SATURATION = 0.62;
  private static final double BRIGHTNESS = 0.78;

  /** The key of its name. */
  String key() {
    return switch (this) {
      case TOPIC -> "ui.topics.color.topic";
      case REASON -> "ui.topics.color.reason";
      case VOTE -> "ui.topics.color.vote";
      case WEEK -> "ui.topics.color.week";
    };
  }

  /** The colour of each point as ARGB. */
  int[] of(List<MapPoint> points) {
    Map<String, Integer> reasons = new HashMap<>();
    Optional<LocalDate> first =
        points.stream().flatMap(p -> p.week().stream()).min(LocalDate::compareTo);
    Optional<LocalDate> last =
        points.stream().flatMap(p -> p.week().stream()).max(LocalDate::compareTo);
    long days =
        first.isPresent() && last.isPresent()
            ? Math.max(1, last.get().toEpochDay() - first.get().toEpochDay())
            : 1;
    long from = first.map(LocalDate::toEpochDay).orElse(0L);
    return points.stream()
        .mapToInt(
            point -> {
              if (point.kind() == PointKind.DOCUMENT) {
                return DOCUMENT;
              }
              return switch (this) {
                case VOTE -> point.kind() == PointKind.LIKED ? LIKED : DISLIKED;
                case TOPIC -> point.topic() == 0 ? OTHER : hue(point.topic());
                case REASON ->
                    point.reasonCode().isEmpty()
                        ? OTHER
                        : hue(reasons.computeIfAbsent(point.reasonCode(), _ -> reasons.size()));
                case WEEK ->
                    point
                        .week()
                        .map(week -> ramp((double) (week.toEpochDay() - from) / days))
                        .orElse(OTHER);
              };
            })
        .toArray();
  }

  private static int hue(long number) {
    Color color = Color.hsb(360 * (number * GOLDEN % 1), SATURATION, BRIGHTNESS);
    return 0xff000000
        | (int) Math.round(255 * color.getRed()) << 16
        | (int) Math.round(255 * color.getGreen()) << 8
        | (int) Math.round(255 * color.getBlue());
  }

  /** From pale to strong. */
  private static int ramp(double share) {
    int[] pale = {0xbc, 0xc6, 0xf5};
    int[] strong = {0x30, 0x3c, 0x90};
    int color = 0xff;
    for (int i = 0; i < 3; i++) {
      color = color << 8 | (int) Math.round(pale[i] + share * (strong[i] - pale[i]));
    }
    return color;
  }
}
