package dev.retune.ui.overview;

import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.common.i18n.Texts;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Formats quarantined votes as text. */
final class QuarantineFormatter {
  private static final int NAME = 80;

  private final Texts texts;
  private final ValueFormatter formatter;

  QuarantineFormatter(Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    this.formatter = formatter;
  }

  /** Says that votes need a decision; empty if none do. */
  String line(List<VoteBurst> bursts) {
    List<VoteBurst> waiting =
        bursts.stream().filter(burst -> isHeld(burst) && burst.votes() > 0).toList();
    if (waiting.isEmpty()) {
      return "";
    }
    record Sender(VoteBurst.Kind kind, String name) {}
    Set<Sender> senders =
        waiting.stream().map(b -> new Sender(b.kind(), b.name())).collect(Collectors.toSet());
    Set<VoteBurst.Kind> kinds = senders.stream().map(Sender::kind).collect(Collectors.toSet());
    String of = kinds.size() == 1 ? kinds.iterator().next().name() : "MIXED";
    return texts.get(
        "ui.overview.held.line",
        waiting.stream().mapToLong(VoteBurst::votes).sum(),
        texts.get("ui.overview.held.of." + of, senders.size()));
  }

  QuarantineRow row(VoteBurst burst) {
    return new QuarantineRow(
        burst.id(),
        texts.get(
            "ui.overview.held.who." + burst.kind(),
            DisplayText.line(DisplayText.shortened(burst.name(), NAME))),
        burst.votes() > 0
            ? texts.get("ui.overview.held.votes", burst.votes(), burst.dislikes())
            : texts.get("ui.overview.held.counted", burst.released()),
        texts.get(
            "ui.overview.held.when",
            formatter.moment(burst.began()),
            formatter.moment(burst.last())),
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
                                    DisplayText.line(who),
                                    formatter.moment(at))))
            .orElse(""),
        texts.get("ui.overview.held.state." + burst.state()),
        switch (burst.state()) {
          case HELD -> Severity.WARN;
          case RELEASED -> Severity.CALM;
          case DISCARDED -> Severity.PLAIN;
        },
        burst.votes(),
        isHeld(burst));
  }

  static boolean isHeld(VoteBurst burst) {
    return burst.state() == VoteBurst.State.HELD;
  }
}
