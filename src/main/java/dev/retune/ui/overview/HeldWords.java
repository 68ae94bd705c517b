package dev.retune.ui.overview;

import dev.retune.collect.Burst;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.Plain;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words which votes are held. */
final class HeldWords {
  private static final int NAME = 80;

  private final Texts texts;
  private final Figures figures;

  HeldWords(Texts texts, Figures figures) {
    this.texts = texts;
    this.figures = figures;
  }

  /** That votes wait for somebody's word; empty when none do. */
  String line(List<Burst> bursts) {
    List<Burst> waiting =
        bursts.stream().filter(burst -> waits(burst) && burst.votes() > 0).toList();
    if (waiting.isEmpty()) {
      return "";
    }
    record Sender(Burst.Kind kind, String name) {}
    Set<Sender> senders =
        waiting.stream().map(b -> new Sender(b.kind(), b.name())).collect(Collectors.toSet());
    Set<Burst.Kind> kinds = senders.stream().map(Sender::kind).collect(Collectors.toSet());
    String of = kinds.size() == 1 ? kinds.iterator().next().name() : "MIXED";
    return texts.get(
        "ui.overview.held.line",
        waiting.stream().mapToLong(Burst::votes).sum(),
        texts.get("ui.overview.held.of." + of, senders.size()));
  }

  HeldRow row(Burst burst) {
    return new HeldRow(
        burst.id(),
        texts.get(
            "ui.overview.held.who." + burst.kind(),
            Plain.line(Plain.shortened(burst.name(), NAME))),
        burst.votes() > 0
            ? texts.get("ui.overview.held.votes", burst.votes(), burst.dislikes())
            : texts.get("ui.overview.held.counted", burst.released()),
        texts.get(
            "ui.overview.held.when", figures.moment(burst.began()), figures.moment(burst.last())),
        burst
            .decidedBy()
            .flatMap(
                who ->
                    burst
                        .decidedAt()
                        .map(
                            at ->
                                texts.get(
                                    "ui.overview.held.decided",
                                    Plain.line(who),
                                    figures.moment(at))))
            .orElse(""),
        texts.get("ui.overview.held.state." + burst.state()),
        switch (burst.state()) {
          case HELD -> Mood.WARN;
          case RELEASED -> Mood.CALM;
          case DISCARDED -> Mood.PLAIN;
        },
        burst.votes(),
        waits(burst));
  }

  static boolean waits(Burst burst) {
    return burst.state() == Burst.State.HELD;
  }
}
