package dev.retune.ui.publishing;

import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.Publication;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetStatus;
import dev.retune.publishing.model.VerificationResult;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is known about the selected target, in sentences. */
final class TargetFacts {
  private final VBox box;
  private final Texts texts;
  private final ValueFormatter formatter;

  TargetFacts(VBox box, Texts texts, ValueFormatter formatter) {
    this.box = box;
    this.texts = texts;
    this.formatter = formatter;
  }

  void show(TargetRow row) {
    TargetConfig target = row.target();
    box.getChildren().clear();
    add(
        texts.get(
            "ui.publish.where",
            target.name(),
            PublishingTexts.kind(target.kind(), texts),
            target.address(),
            target.place()),
        "strong");
    row.status().ifPresentOrElse(this::status, () -> add(texts.get("ui.publish.asked"), "quiet"));
    add(texts.get(target.automatic() ? "ui.publish.automatic" : "ui.publish.manual"), "fine");
  }

  private void status(TargetStatus status) {
    status
        .failure()
        .ifPresentOrElse(
            why -> add(why, "failing"),
            () -> {
              add(held(status), "why");
              add(lag(status), "why");
            });
    status
        .lastVerification()
        .ifPresentOrElse(
            attempt -> add(verified(attempt), "why"),
            () -> add(texts.get("ui.publish.neverVerified"), "quiet"));
    status.attempts().stream().findFirst().ifPresent(this::last);
  }

  private String held(TargetStatus status) {
    return status.held().stream()
        .filter(HeldVersion::live)
        .findFirst()
        .map(
            live -> {
              List<HeldVersion> kept =
                  status.held().stream().filter(held -> held.complete() && !held.live()).toList();
              return texts.get(
                  "ui.publish.held",
                  live.version(),
                  live.manifest().passages(),
                  kept.size(),
                  kept.stream().map(HeldVersion::version).collect(Collectors.joining(", ")));
            })
        .orElseGet(() -> texts.get("ui.publish.holdsNothing"));
  }

  private String lag(TargetStatus status) {
    if (status.wanted().isEmpty()) {
      return texts.get("ui.publish.nothingHere");
    }
    String since = status.wantedSince().map(formatter::moment).orElse("");
    return texts.get(
        status.isCurrent() ? "ui.publish.current" : "ui.publish.behind",
        status.wanted().get(),
        since);
  }

  private String verified(Publication attempt) {
    VerificationResult found = attempt.figures().orElseThrow().after().orElseThrow();
    return texts.get(
        "ui.publish.verified",
        attempt.endedAt().map(formatter::moment).orElse(""),
        found.counted(),
        found.expected(),
        found.recall(),
        found.probes(),
        found.questions(),
        IndexVersion.label(attempt.version()));
  }

  /** The newest attempt, where it is not just the last verification. */
  private void last(Publication attempt) {
    String at = formatter.moment(attempt.startedAt());
    switch (attempt.state()) {
      case STARTED -> add(texts.get("ui.publish.unended", at, attempt.who()), "why");
      case REFUSED, FAILED ->
          add(texts.get("ui.publish.failedAt", at, attempt.reason()), "failing");
      case DONE -> {
        if (attempt.kind() == Publication.Kind.ROLLBACK) {
          add(
              texts.get(
                  "ui.publish.wentBack", IndexVersion.label(attempt.version()), attempt.who(), at),
              "why");
        }
      }
    }
  }

  private void add(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    box.getChildren().add(label);
  }
}
