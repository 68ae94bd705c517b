package dev.retune.ui.clustering;

import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.MapPoint.PointKind;
import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.ui.format.ValueFormatter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.paint.Color;

/** What the colours of the map stand for. */
enum MapColors {
  TOPIC,
  CAUSE,
  REASON,
  VOTE,
  WEEK;

  private static final int LIKED = 0xff4fae9f;
  private static final int DISLIKED = 0xffdf7a62;
  private static final int DOCUMENT = 0xff8a94a6;
  private static final int OTHER = 0xffb7bfcc;
  private static final int LEGEND = 10;
  // neighbouring numbers get hues far apart
  private static final double GOLDEN = 0.618033988749895;
  // seen on a light and on a dark background
  private static final double SATURATION = 0.62;
  private static final double BRIGHTNESS = 0.78;

  /** The key of its name. */
  String key() {
    return switch (this) {
      case TOPIC -> "ui.topics.color.topic";
      case CAUSE -> "ui.topics.color.cause";
      case REASON -> "ui.topics.color.reason";
      case VOTE -> "ui.topics.color.vote";
      case WEEK -> "ui.topics.color.week";
    };
  }

  /** The colour of each point as ARGB, without causes. */
  int[] of(List<MapPoint> points) {
    return of(points, Map.of());
  }

  /**
   * The colour of each point as ARGB.
   *
   * @param causes of dislikes, by their conversations
   */
  int[] of(List<MapPoint> points, Map<Long, CauseCategory> causes) {
    Map<String, Integer> reasons = reasons(points);
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
                case CAUSE ->
                    point.kind() == PointKind.LIKED
                        ? OTHER
                        : Optional.ofNullable(causes.get(point.conversationId()))
                            .map(MapColors::of)
                            .orElse(OTHER);
                case REASON -> reasons.getOrDefault(point.reasonCode(), OTHER);
                case WEEK ->
                    point
                        .week()
                        .map(week -> ramp((double) (week.toEpochDay() - from) / days))
                        .orElse(OTHER);
              };
            })
        .toArray();
  }

  /** The colour of each reason code that the points have, in the order in which they appear. */
  private static Map<String, Integer> reasons(List<MapPoint> points) {
    Map<String, Integer> colors = new LinkedHashMap<>();
    points.stream()
        .map(MapPoint::reasonCode)
        .filter(code -> !code.isEmpty())
        .forEach(code -> colors.computeIfAbsent(code, _ -> hue(colors.size())));
    return colors;
  }

  private static int of(CauseCategory cause) {
    return hue(
        switch (cause) {
          case RETRIEVAL -> 1;
          case CONTENT -> 2;
          case GAP -> 3;
          case STYLE -> 4;
          case SERVICE -> 5;
        });
  }

  /** What the colours mean, for those that a person has to be told. */
  List<LegendEntry> legend(
      List<MapPoint> points,
      Map<Long, CauseCategory> causes,
      Texts texts,
      ValueFormatter formatter) {
    List<LegendEntry> entries = new ArrayList<>();
    switch (this) {
      case TOPIC -> {}
      case CAUSE -> {
        for (CauseCategory cause : CauseCategory.values()) {
          if (causes.containsValue(cause)) {
            entries.add(new LegendEntry(of(cause), texts.get("ui.topics.cause." + cause)));
          }
        }
        entries.add(new LegendEntry(OTHER, texts.get("ui.topics.legend.other")));
      }
      case REASON ->
          reasons(points).entrySet().stream()
              .limit(LEGEND)
              .map(e -> new LegendEntry(e.getValue(), BuiltInReasonCodes.name(texts, e.getKey())))
              .forEach(entries::add);
      case VOTE -> {
        entries.add(new LegendEntry(LIKED, texts.get("ui.topics.legend.liked")));
        entries.add(new LegendEntry(DISLIKED, texts.get("ui.topics.legend.disliked")));
      }
      case WEEK -> {
        points.stream()
            .flatMap(p -> p.week().stream())
            .min(LocalDate::compareTo)
            .ifPresent(
                week ->
                    entries.add(
                        new LegendEntry(
                            ramp(0), texts.get("ui.topics.legend.from", formatter.day(week)))));
        points.stream()
            .flatMap(p -> p.week().stream())
            .max(LocalDate::compareTo)
            .ifPresent(
                week ->
                    entries.add(
                        new LegendEntry(
                            ramp(1), texts.get("ui.topics.legend.to", formatter.day(week)))));
      }
    }
    entries.add(new LegendEntry(DOCUMENT, texts.get("ui.topics.legend.document")));
    return entries;
  }

  /** A colour, as ARGB, and its meaning. */
  record LegendEntry(int color, String text) {}

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
