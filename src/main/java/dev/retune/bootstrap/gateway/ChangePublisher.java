package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.NotificationRelay;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.pipeline.FeedbackPipeline;

/** Publishes a change of the live version that was made in the window. */
record ChangePublisher(NotificationRelay notices) {
  /** What fails is told beside the result, because the version is live here all the same. */
  void publish(FeedbackPipeline loop, ProgressMonitor monitor) {
    loop.publishPending(monitor).stream()
        .filter(outcome -> outcome.state().isFailure())
        .forEach(
            outcome ->
                notices.accept(
                    new UnavailableException(
                        "publishing.notPublished", outcome.target(), outcome.why())));
  }
}
