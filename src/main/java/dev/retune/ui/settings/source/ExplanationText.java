package dev.retune.ui.settings.source;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.explanation.FeedbackFigures;
import dev.retune.feedback.explanation.FeedbackPair;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.profile.ParameterChoice;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in sentences what a source would give. */
final class ExplanationText {
  private final Texts texts;
  private final ValueFormatter formatter;
  private final ZoneId zone;

  ExplanationText(Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    this.formatter = formatter;
    this.zone = formatter.zone();
  }

  /** What it is and how much it has, such as "This is Open WebUI: 30 votes, ...". */
  String headline(SourceExplanation explained) {
    Optional<String> product = explained.product().map(SourceExplanation.Product::shown);
    boolean counted = explained.figures().rows() > 0 || explained.refusal().isEmpty();
    if (!counted) {
      return product
          .map(name -> texts.get("ui.source.isRefused", name))
          .orElseGet(() -> texts.get("ui.source.unknownRefused"));
    }
    String figures = figures(explained.figures());
    return product
        .map(name -> texts.get("ui.source.is", name, figures))
        .orElseGet(() -> texts.get("ui.source.unknown", figures));
  }

  private String figures(FeedbackFigures figures) {
    if (figures.votes() == 0) {
      return texts.get("ui.source.noVotes");
    }
    String votes =
        texts.get("ui.source.votes", figures.votes(), figures.likes(), figures.dislikes());
    String period =
        period(figures).map(text -> texts.get("ui.source.joined", votes, text)).orElse(votes);
    return texts.get("ui.source.reasons", period, figures.withReason());
  }

  private Optional<String> period(FeedbackFigures figures) {
    if (figures.from().isEmpty() || figures.to().isEmpty()) {
      return Optional.empty();
    }
    LocalDate from = day(figures.from().get());
    LocalDate to = day(figures.to().get());
    if (from.equals(to)) {
      return Optional.of(texts.get("ui.source.onDay", formatter.fullDay(from)));
    }
    // in Korean the year comes first
    boolean full = texts.locale().getLanguage().equals(Locale.KOREAN.getLanguage());
    String first =
        !full && from.getYear() == to.getYear() ? formatter.day(from) : formatter.fullDay(from);
    return Optional.of(texts.get("ui.source.period", first, formatter.fullDay(to)));
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /** Why nothing would be read, or what has to be chosen first; empty when all is well. */
  Optional<String> obstacle(SourceExplanation explained) {
    List<ParameterChoice> open =
        explained.evidence().parameters().stream().filter(ParameterChoice::isOpen).toList();
    if (!open.isEmpty()) {
      return Optional.of(
          texts.get(
              "ui.source.choose",
              open.stream()
                  .map(choice -> choice.label().in(texts.locale()))
                  .collect(Collectors.joining(", "))));
    }
    FeedbackFigures figures = explained.figures();
    if (explained.evidence().refusal().isPresent()) {
      return Optional.of(refusal(texts, explained.evidence().refusal().get()));
    }
    if (figures.votes() == 0 && figures.rejectedVotes() > 0) {
      return Optional.of(texts.get("ui.source.allRejected"));
    }
    return figures.votes() > 0 && figures.waiting() == figures.votes()
        ? Optional.of(texts.get("ui.source.allWaiting"))
        : Optional.empty();
  }

  /** Says why something is refused; what the commands ask for is offered on the page. */
  static String refusal(Texts texts, ApplicationException why) {
    String instead = "ui.source.instead." + why.key();
    return texts.has(instead) ? texts.get(instead, why.args().toArray()) : texts.get(why);
  }

  /** The product that it resembles, when it is none that is known. */
  Optional<String> nearest(SourceExplanation explained) {
    return explained
        .nearest()
        .map(near -> texts.get("ui.source.nearest", near.shown(), near.lacking()));
  }

  /** What is left out, and why. */
  List<String> leftOut(SourceExplanation explained) {
    List<String> lines = new ArrayList<>();
    explained.leftOut().stream()
        .filter(rows -> rows.rows() > 0)
        .forEach(rows -> lines.add(texts.get("ui.source.leftOut", rows.rows(), rows.reason())));
    FeedbackFigures figures = explained.figures();
    if (figures.none() > 0) {
      lines.add(texts.get("ui.source.none", figures.none()));
    }
    if (figures.waiting() > 0) {
      lines.add(texts.get("ui.source.waiting", figures.waiting()));
    }
    for (ImportReport.Reason reason : explained.rejected()) {
      lines.add(texts.get("ui.source.rejected", reason.rows(), reason.place(), reason.reason()));
    }
    return lines;
  }

  /** How serious the result is. */
  Severity severity(SourceExplanation explained) {
    if (explained.evidence().parameters().stream().anyMatch(ParameterChoice::isOpen)) {
      return Severity.WARN;
    }
    return explained.failed() ? Severity.BAD : Severity.CALM;
  }

  /** A vote in words. */
  String vote(String vote) {
    return texts.get(vote.equals("like") ? "ui.source.like" : "ui.source.dislike");
  }

  /** The time of a vote; empty when the source does not tell. */
  String moment(FeedbackPair pair) {
    return pair.at().map(formatter::moment).orElse("");
  }
}
