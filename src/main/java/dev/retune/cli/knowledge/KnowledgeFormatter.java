package dev.retune.cli.knowledge;

import dev.retune.cli.terminal.Terminal;
import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.knowledge.model.CitedAnswer;
import dev.retune.knowledge.model.CitedDislike;
import dev.retune.knowledge.model.FixAction;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.ItemNote;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.worklist.WorkListService.TopicGaps;
import dev.retune.reasons.model.BuiltInReasonCodes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints items of the work list, fixes and trials. */
final class KnowledgeFormatter {
  private static final int SHOWN = 10;

  private final Terminal terminal;
  private final Texts texts;

  KnowledgeFormatter(Terminal terminal) {
    this.terminal = terminal;
    this.texts = terminal.texts();
  }

  /** One line. */
  void item(WorkItem item) {
    terminal.printMessage(
        "cli.knowledge.item",
        item.name(),
        texts.get("knowledge.item." + item.state())
            + item.note().flatMap(ItemNote::assignee).map(who -> " (" + who + ")").orElse(""),
        GainText.of(texts, item.gain()),
        item.answers(),
        item.title());
  }

  /** The gaps of a topic. */
  void topic(TopicGaps topic) {
    terminal.line(
        topic
            .topic()
            .map(
                one ->
                    texts.get(
                        "cli.knowledge.topic",
                        one.id(),
                        one.name(),
                        topic.gaps().size(),
                        topic.dislikes()))
            .orElseGet(
                () -> texts.get("cli.knowledge.noTopic", topic.gaps().size(), topic.dislikes())));
    topic.gaps().forEach(this::item);
  }

  /** Everything about an item. */
  void details(WorkItem item) {
    item(item);
    item.note().ifPresent(this::note);
    item.topic()
        .ifPresent(
            topic -> terminal.printMessage("cli.knowledge.ofTopic", topic.id(), topic.name()));
    item.document()
        .ifPresent(
            document ->
                terminal.printMessage(
                    "cli.knowledge.document",
                    document.externalId(),
                    document.source(),
                    document.ageDays().isPresent() ? 1 : 0,
                    document.ageDays().orElse(0L)));
    if (!item.reasons().isEmpty()) {
      terminal.printMessage("cli.knowledge.reasons", counted(item.reasons()));
    }
    Collection<List<CitedDislike>> answers = item.dislikesByAnswer();
    answers.stream().limit(SHOWN).forEach(this::answer);
    if (answers.size() > SHOWN) {
      terminal.printMessage("cli.knowledge.more", answers.size() - SHOWN);
    }
    item.corrections()
        .forEach(
            answer ->
                terminal.printMessage(
                    "cli.knowledge.correction", answer.reviewer(), oneLine(answer.text())));
    item.fixes()
        .forEach(
            fix ->
                terminal.printMessage(
                    "cli.knowledge.ownFix", fix.id(), action(fix.action()), state(fix.state())));
  }

  private void note(ItemNote note) {
    terminal.printMessage(
        "cli.knowledge.said",
        texts.get("knowledge.item." + note.state())
            + note.assignee().map(who -> " (" + who + ")").orElse(""),
        note.who(),
        note.changedAt(),
        note.note().isPresent() ? 1 : 0,
        note.note().orElse(""));
  }

  /** The dislikes of one answer. */
  private void answer(List<CitedDislike> dislikes) {
    CitedDislike first = dislikes.getFirst();
    terminal.printMessage(
        "cli.knowledge.dislike",
        String.valueOf(first.conversationId()),
        oneLine(first.question()),
        first.evidence(),
        dislikes.size());
  }

  private String counted(Map<String, Integer> reasons) {
    return reasons.entrySet().stream()
        .map(entry -> BuiltInReasonCodes.name(texts, entry.getKey()) + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private String action(FixAction action) {
    return texts.get("knowledge.action." + action);
  }

  private String state(Enum<?> state) {
    return texts.get("knowledge.state." + state);
  }

  /** One line. */
  void fix(FixStatus status) {
    terminal.printMessage(
        "cli.knowledge.fix",
        status.fix().label(),
        action(status.fix().action()),
        status.fix().documentName(),
        state(status.state()),
        status.fix().cited().size(),
        status.fix().who());
  }

  /** Everything about a fix. */
  void details(FixStatus status) {
    fix(status);
    if (status.fix().action() != FixAction.RETIRE) {
      terminal.line("");
      terminal.line(status.fix().revision().text().title());
      terminal.line(status.fix().revision().text().body());
      terminal.line("");
    }
    status.trial().ifPresent(this::trial);
  }

  /** The outcome of a trial. */
  void trial(FixTrial trial) {
    terminal.printMessage(
        "cli.knowledge.trial",
        IndexVersion.label(trial.versionId()),
        state(trial.verdict()),
        texts.get(trial.findings().reason()));
    trial.findings().questions().stream()
        .filter(question -> question.answered() == CitedAnswer.NO)
        .limit(SHOWN)
        .forEach(
            question ->
                terminal.printMessage(
                    "cli.knowledge.unanswered",
                    String.valueOf(question.conversationId()),
                    oneLine(question.question()),
                    question.rankAfter()));
    trial.findings().stolen().stream()
        .limit(SHOWN)
        .forEach(
            lost ->
                terminal.printMessage(
                    "cli.knowledge.stolen", oneLine(lost.question()), lost.before(), lost.after()));
    trial.findings().orphaned().stream()
        .limit(SHOWN)
        .forEach(
            lost ->
                terminal.printMessage(
                    "cli.knowledge.orphaned", oneLine(lost.question()), lost.before()));
  }
}
