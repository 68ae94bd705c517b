package dev.retune.ui.retraining;

import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;

/** Changes the live version after a confirmation. */
public final class VersionPromotion {
  private final RetrainingGateway gateway;
  private final ScreenContext context;
  private final Texts texts;
  private final BooleanProperty busy;
  private final List<IndexVersion> versions;

  VersionPromotion(
      RetrainingGateway gateway,
      ScreenContext context,
      BooleanProperty busy,
      List<IndexVersion> versions) {
    this.gateway = gateway;
    this.context = context;
    this.texts = context.texts();
    this.busy = busy;
    this.versions = versions;
  }

  /** Returns whether a version can be promoted. */
  static boolean canPromote(IndexVersion version) {
    return version.complete()
        && switch (version.state()) {
          case CANDIDATE, RETIRED, REJECTED -> true;
          case LIVE, FAILED -> false;
        };
  }

  /** Promotes a version. */
  public void promote(IndexVersion version) {
    confirm(
        texts.get("ui.retraining.promoteAsk", version.label()),
        texts.get("ui.retraining.promoteEffect", version.label(), version.documents(), live()),
        texts.get("ui.retraining.promote"),
        () -> gateway.promote(version.label()));
  }

  /** Restores the previously live version, which the question names. */
  public void rollback() {
    context
        .runner()
        .run(
            gateway::rollbackTarget,
            target ->
                target.ifPresentOrElse(
                    this::rollback,
                    () ->
                        context
                            .notices()
                            .failed(new RefusedException("index.nothingToRollBackTo"))),
            context.notices()::failed);
  }

  private void rollback(IndexVersion target) {
    confirm(
        texts.get("ui.retraining.rollbackAsk", target.label()),
        texts.get("ui.retraining.rollbackEffect", live(), target.label(), target.documents()),
        texts.get("ui.retraining.rollback"),
        gateway::rollback);
  }

  private String live() {
    Optional<IndexVersion> live =
        versions.stream().filter(v -> v.state() == IndexVersion.State.LIVE).findFirst();
    return live.map(IndexVersion::label).orElse(texts.get("ui.retraining.nothing"));
  }

  private void confirm(String question, String effect, String yes, Callable<IndexVersion> change) {
    context.dialogs().confirm(new UserDialogs.Question(question, effect, yes), () -> run(change));
  }

  private void run(Callable<IndexVersion> change) {
    busy.set(true);
    context
        .runner()
        .run(
            change,
            now -> {
              busy.set(false);
              context.notices().done(texts.get("ui.retraining.nowLive", now.label()));
              context.timeWindow().changed();
            },
            e -> {
              busy.set(false);
              context.notices().failed(e);
              context.timeWindow().changed();
            });
  }
}
