package dev.retune.ui.settings.source;

import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.SourceMappingBuilder;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.source.SourceConfig;
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

  /** Shows how a configured source is read. */
  void show(SourceConfig source) {
    mapping.set(source.mapping());
    profile.set(source.profile());
  }

  /** Shows a saved mapping; the profile stays. */
  void show(SourceMapping saved) {
    mapping.set(saved);
  }

  /** Whether anything differs from what is recognized. */
  boolean isChanged() {
    return profile.get().isPresent() || !mapping.get().equals(SourceMapping.GUESSED);
  }

  TableMapping of(RowKind kind) {
    return mapping.get().of(kind).orElse(TableMapping.GUESSED);
  }

  /** Forgets all edits, so that everything is recognized again. */
  void reset() {
    changeTables(SourceMapping.GUESSED);
  }

  /** Reads by a profile, whose queries replace tables and columns. */
  void useProfile(String name) {
    change(new Reading(mapping.get().copy().withoutTables().build(), Optional.of(name)));
  }

  /** Recognizes the profile. */
  void recognizeProfile() {
    changeTables(mapping.get().copy().withoutTables().build());
  }

  /** Sets the table of a kind of row, or detects it if the name is empty. */
  void table(RowKind kind, String table) {
    map(kind, MappingEdits.withTable(of(kind), table));
  }

  /** Sets the column of a field, or detects it if the name is empty. */
  void column(RowKind kind, String field, String column) {
    map(kind, MappingEdits.withColumn(of(kind), field, column));
  }

  private void map(RowKind kind, TableMapping changed) {
    if (!changed.equals(of(kind))) {
      SourceMappingBuilder copy = mapping.get().copy();
      changeTables(
          (changed.equals(TableMapping.GUESSED)
                  ? copy.withoutTable(kind)
                  : copy.table(kind, changed))
              .build());
    }
  }

  /** Says what a value of votes means. */
  void spelling(String value, VoteMeaning meaning) {
    Map<String, VoteMeaning> values = new HashMap<>(mapping.get().voteValues());
    values.put(value, meaning);
    change(mapping.get().withVoteValues(values));
  }

  /** Understands a value of votes as usual. */
  void usualSpelling(String value) {
    Map<String, VoteMeaning> values = new HashMap<>(mapping.get().voteValues());
    values.remove(value);
    change(mapping.get().withVoteValues(values));
  }

  /** Gives a parameter its values; none removes it. */
  void parameter(String name, List<String> values) {
    Map<String, AllowedValues> all = new HashMap<>(mapping.get().parameters());
    if (values.isEmpty()) {
      all.remove(name);
    } else {
      all.put(name, new AllowedValues(values));
    }
    change(mapping.get().withParameters(all));
  }

  /** Wants certain values of a column in rows of a kind; an empty name removes the condition. */
  void condition(RowKind kind, String column, List<String> values) {
    map(kind, MappingEdits.withCondition(of(kind), column, values));
  }

  /** Sets the encoding of files. */
  void encoding(String name) {
    change(mapping.get().withEncoding(name));
  }

  /** Reads files as UTF-8. */
  void usualEncoding() {
    change(mapping.get().copy().withoutEncoding().build());
  }

  /** Sets the zone of times without one. */
  void zone(ZoneId zone) {
    change(mapping.get().withZone(zone));
  }

  /** Takes times without a zone as UTC. */
  void usualZone() {
    change(mapping.get().copy().withoutZone().build());
  }

  /** Says whether rows without a time are dated when they are read. */
  void timeOfImport(boolean now) {
    change(mapping.get().copy().timeOfImport(now).build());
  }

  private record Reading(SourceMapping mapping, Optional<String> profile) {}

  private void change(SourceMapping changed) {
    change(new Reading(changed, profile.get()));
  }

  // a profile's queries would take precedence over tables and columns
  private void changeTables(SourceMapping changed) {
    change(new Reading(changed, Optional.empty()));
  }

  private void change(Reading changed) {
    if (changed.equals(new Reading(mapping.get(), profile.get()))) {
      return;
    }
    mapping.set(changed.mapping());
    profile.set(changed.profile());
    edited.run();
  }
}
