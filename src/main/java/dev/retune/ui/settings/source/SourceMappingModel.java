package dev.retune.ui.settings.source;

import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How a source is read: the profile and the mapping being edited. */
final class SourceMappingModel {
  private final Runnable edited;
  private final ReadOnlyObjectWrapper<SourceMapping> mapping =
      new ReadOnlyObjectWrapper<>(SourceMapping.GUESSED);
  private final ReadOnlyObjectWrapper<Optional<String>> profile =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Nothing is edited yet.
   *
   * @param edited called after each change by the user
   */
  SourceMappingModel(Runnable edited) {
    this.edited = edited;
  }

  ReadOnlyObjectProperty<SourceMapping> mapping() {
    return mapping.getReadOnlyProperty();
  }

  /** The profile that the user chose; empty to recognize the product. */
  ReadOnlyObjectProperty<Optional<String>> profile() {
    return profile.getReadOnlyProperty();
  }

  /** Shows saved values. */
  void show(SourceMapping saved, Optional<String> savedProfile) {
    mapping.set(saved);
    profile.set(savedProfile);
  }

  /** Whether anything differs from what is recognized. */
  boolean isChanged() {
    return profile.get().isPresent() || !mapping.get().equals(SourceMapping.GUESSED);
  }

  TableMapping of(String kind) {
    return MappingEdits.of(mapping.get(), kind);
  }

  /** Forgets all edits, so that everything is recognized again. */
  void reset() {
    change(SourceMapping.GUESSED, Optional.empty());
  }

  /** Reads by a profile, whose queries replace tables and columns; without one it is recognized. */
  void useProfile(Optional<String> name) {
    change(MappingEdits.withoutTables(mapping.get()), name);
  }

  /** Sets the table of a kind of row, or detects it if the name is empty. */
  void table(String kind, String table) {
    map(kind, MappingEdits.withTable(of(kind), table));
  }

  /** Sets the column of a field, or detects it if the name is empty. */
  void column(String kind, String field, String column) {
    map(kind, MappingEdits.withColumn(of(kind), field, column));
  }

  // a profile's queries would take precedence over tables and columns
  private void map(String kind, TableMapping changed) {
    if (!changed.equals(of(kind))) {
      change(MappingEdits.with(mapping.get(), kind, changed), Optional.empty());
    }
  }

  /** Says what a value of votes means; without a meaning it is understood as usual. */
  void spelling(String value, Optional<VoteMeaning> meaning) {
    Map<String, VoteMeaning> values = new HashMap<>(mapping.get().voteValues());
    meaning.ifPresentOrElse(m -> values.put(value, m), () -> values.remove(value));
    change(mapping.get().withVoteValues(values), profile.get());
  }

  /** Gives a parameter its values; none removes it. */
  void parameter(String name, List<String> values) {
    Map<String, AllowedValues> all = new HashMap<>(mapping.get().parameters());
    if (values.isEmpty()) {
      all.remove(name);
    } else {
      all.put(name, new AllowedValues(values));
    }
    change(mapping.get().withParameters(all), profile.get());
  }

  /** Wants certain values of a column in rows of a kind; an empty name removes the condition. */
  void condition(String kind, String column, List<String> values) {
    map(kind, MappingEdits.withCondition(of(kind), column, values));
  }

  /** Sets the encoding of files; empty for UTF-8. */
  void encoding(Optional<String> name) {
    change(MappingEdits.withEncoding(mapping.get(), name), profile.get());
  }

  /** Sets the zone of times without one; empty for UTC. */
  void zone(Optional<ZoneId> zone) {
    change(MappingEdits.withZone(mapping.get(), zone), profile.get());
  }

  /** Says whether rows without a time are dated when they are read. */
  void timeOfImport(boolean now) {
    change(MappingEdits.withTimeOfImport(mapping.get(), now), profile.get());
  }

  private void change(SourceMapping changed, Optional<String> by) {
    if (changed.equals(mapping.get()) && by.equals(profile.get())) {
      return;
    }
    mapping.set(changed);
    profile.set(by);
    edited.run();
  }
}
