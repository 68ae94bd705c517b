package dev.retune.ui.feedback;

import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.ui.format.LongText;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The answer that is open in the detail panel. */
public final class AnswerDetailModel {
  private final FeedbackGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<Optional<Open>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  AnswerDetailModel(FeedbackGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context.runner());
  }

  /**
   * An answer with its long texts prepared for display.
   *
   * @param row the list row from which it was opened
   */
  public record Open(
      VoteListItem row,
      FeedbackGateway.AnswerDetails talk,
      LongText question,
      LongText answer,
      Optional<LongText> document) {

    /** Returns whether the answer has dislikes, so that it can be reviewed. */
    boolean isDisliked() {
      return talk.votes().stream().anyMatch(vote -> vote.value() == Vote.Value.DISLIKE);
    }
  }

  /** The open answer. */
  public ReadOnlyObjectProperty<Optional<Open>> open() {
    return open.getReadOnlyProperty();
  }

  /** Opens the answer of a row. */
  public void open(VoteListItem row) {
    latest.run(
        () ->
            gateway
                .answerDetails(row.conversationId())
                .map(answerDetails -> opened(row, answerDetails)),
        open::set,
        context.notices()::failed);
  }

  /** Runs off the JavaFX thread, since texts can have hundreds of thousands of characters. */
  private static Open opened(VoteListItem row, FeedbackGateway.AnswerDetails answerDetails) {
    return new Open(
        row,
        answerDetails,
        LongText.of(answerDetails.conversation().question()),
        LongText.of(answerDetails.conversation().answer()),
        answerDetails.document().map(document -> LongText.of(document.body())));
  }

  /** Opens the answer in Review. */
  public void review(Open shown) {
    context.navigator().review(shown.row().conversationId());
  }

  /** Closes the answer. */
  public void close() {
    latest.cancel();
    open.set(Optional.empty());
  }
}
