package dev.retune.ui.feedback;

import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person wants to see of the votes; a filter that says nothing lets all through. */
public final class Filters {
  private final ObjectProperty<Optional<Vote.Value>> value = empty();
  private final ObjectProperty<Optional<String>> code = empty();
  private final ObjectProperty<Optional<LocalDate>> from = empty();
  private final ObjectProperty<Optional<LocalDate>> to = empty();
  private final StringProperty text = new SimpleStringProperty("");

  private static <T> ObjectProperty<Optional<T>> empty() {
    return new SimpleObjectProperty<>(Optional.empty());
  }

  /** Likes or dislikes. */
  public ObjectProperty<Optional<Vote.Value>> value() {
    return value;
  }

  /** One reason code. */
  public ObjectProperty<Optional<String>> code() {
    return code;
  }

  /** The first day, instead of the window's. */
  public ObjectProperty<Optional<LocalDate>> from() {
    return from;
  }

  /** The last day. */
  public ObjectProperty<Optional<LocalDate>> to() {
    return to;
  }

  /** Words in question, answer or reason. */
  public StringProperty text() {
    return text;
  }

  /** Runs something whenever one of them changes, and something else while words are typed. */
  void onChange(Runnable action, Runnable typed) {
    value.subscribe((was, is) -> action.run());
    code.subscribe((was, is) -> action.run());
    from.subscribe((was, is) -> action.run());
    to.subscribe((was, is) -> action.run());
    text.subscribe((was, is) -> typed.run());
  }

  /** Whether the days are the wrong way round. */
  boolean reversed() {
    return from.get().isPresent()
        && to.get().isPresent()
        && from.get().get().isAfter(to.get().get());
  }

  /** Days begin and end in the zone; both days given are within. */
  VoteFilter asFilter(Optional<Instant> windowStart, ZoneId zone) {
    String words = text.get().strip();
    return new VoteFilter(
        from.get().map(d -> d.atStartOfDay(zone).toInstant()).or(() -> windowStart),
        to.get().map(d -> d.plusDays(1).atStartOfDay(zone).toInstant()),
        value.get(),
        code.get(),
        words.isEmpty() ? Optional.empty() : Optional.of(words),
        Optional.empty());
  }

  /** Takes a filter's place; of its times, the days in the zone. */
  void show(VoteFilter wanted, ZoneId zone) {
    from.set(wanted.from().map(at -> LocalDate.ofInstant(at, zone)));
    to.set(wanted.to().map(at -> LocalDate.ofInstant(at.minusNanos(1), zone)));
    value.set(wanted.value());
    code.set(wanted.reasonCode());
    text.set(wanted.text().orElse(""));
  }

  /** Lets all through again. */
  void clear() {
    value.set(Optional.empty());
    code.set(Optional.empty());
    from.set(Optional.empty());
    to.set(Optional.empty());
    text.set("");
  }
}
