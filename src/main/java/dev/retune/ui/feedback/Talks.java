package dev.retune.ui.feedback;

import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteRow;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.LongText;
import dev.retune.ui.kit.Room;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The answer that is open beside the table. */
public final class Talks {
  private final FeedbackDesk desk;
  private final Room room;
  private final Latest latest;
  private final ReadOnlyObjectWrapper<Optional<Open>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  Talks(FeedbackDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.latest = new Latest(room.runner());
  }

  /**
   * An answer, its long texts ready to be shown.
   *
   * @param row from which it was opened
   */
  public record Open(
      VoteRow row,
      FeedbackDesk.Talk talk,
      LongText question,
      LongText answer,
      Optional<LongText> document) {

    /** Whether somebody dislikes it, so that a reviewer can judge it. */
    boolean isDisliked() {
      return talk.votes().stream().anyMatch(vote -> vote.value() == Vote.Value.DISLIKE);
    }
  }

  /** What is open. */
  public ReadOnlyObjectProperty<Optional<Open>> open() {
    return open.getReadOnlyProperty();
  }

  /** Opens the answer of a row. */
  public void open(VoteRow row) {
    latest.run(
        () -> desk.talk(row.conversationId()).map(talk -> opened(row, talk)),
        open::set,
        room.notices()::failed);
  }

  /** Away from the window's thread: a text may have hundreds of thousands of characters. */
  private static Open opened(VoteRow row, FeedbackDesk.Talk talk) {
    return new Open(
        row,
        talk,
        LongText.of(talk.conversation().question()),
        LongText.of(talk.conversation().answer()),
        talk.document().map(document -> LongText.of(document.body())));
  }

  /** Leads to it in Review. */
  public void review(Open shown) {
    room.doors().review(shown.row().conversationId());
  }

  /** Closes it. */
  public void close() {
    latest.cancel();
    open.set(Optional.empty());
  }
}
