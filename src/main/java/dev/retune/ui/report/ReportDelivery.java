package dev.retune.ui.report;

import dev.retune.common.i18n.Texts;
import dev.retune.pipeline.SentReport;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.delivery.DeliveryErrorFormatter;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Sends a report after a confirmation that names channel and week. */
final class ReportDelivery {
  /** Told of a report that was sent. */
  interface SentListener {
    void sent(IsoWeek week, String channel, String note);
  }

  private final ReportGateway gateway;
  private final ScreenContext context;
  private final Texts texts;
  private final SentListener sent;
  private final Runnable finished;
  private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();

  /**
   * Creates a sender.
   *
   * @param sent told of a report that was sent
   * @param finished run after each attempt
   */
  ReportDelivery(
      ReportGateway gateway, ScreenContext context, SentListener sent, Runnable finished) {
    this.gateway = gateway;
    this.context = context;
    this.texts = context.texts();
    this.sent = sent;
    this.finished = finished;
  }

  /** Whether a report is being sent. */
  ReadOnlyBooleanProperty sending() {
    return sending.getReadOnlyProperty();
  }

  void send(ReportPreview report, String channel, String note) {
    if (sending.get()) {
      return;
    }
    Optional<Delivery> before = report.delivery().filter(d -> d.state() == Delivery.State.SENT);
    String key = before.isPresent() ? "ui.report.askAgain" : "ui.report.ask";
    context
        .dialogs()
        .confirm(
            new UserDialogs.Question(
                texts.get(key, report.week().toString(), channel),
                before
                    .map(
                        sent ->
                            texts.get(
                                "ui.report.effectAgain",
                                context.formatter().moment(sent.updatedAt()),
                                channel))
                    .orElseGet(() -> texts.get("ui.report.effect", channel)),
                texts.get("ui.report.send"),
                before.isPresent()),
            () -> send(report.week(), channel, note, before.isPresent()));
  }

  private void send(IsoWeek week, String channel, String note, boolean again) {
    sending.set(true);
    context
        .runner()
        .run(
            () -> gateway.send(week, channel, note, again),
            report -> {
              sending.set(false);
              context.notices().done(outcome(report, week, channel));
              sent.sent(week, channel, note);
              finished.run();
            },
            e -> {
              sending.set(false);
              context.notices().failed(e);
              finished.run();
            });
  }

  private String outcome(SentReport report, IsoWeek week, String channel) {
    return report
        .delivery()
        .flatMap(Delivery::error)
        .map(new DeliveryErrorFormatter(texts)::withoutPicture)
        .map(missing -> texts.get("ui.report.sentWithout", week.toString(), channel, missing))
        .orElseGet(() -> texts.get("ui.report.sent", week.toString(), channel));
  }
}
