package dev.retune.feedback.staging;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.format.RecordFile;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.profile.LayoutMatch;
import dev.retune.feedback.profile.ProfileFileFormat;
import dev.retune.feedback.profile.ProfileLayout;
import dev.retune.feedback.profile.ProfileRecognizer;
import dev.retune.feedback.profile.SourceProfile;
import dev.retune.feedback.profile.TableNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Recognizes the product of exported files by the keys of their first records. */
public final class ExportRecognizer {
  private static final int FIRST = 100;
  // a file that has less of what a layout needs is not part of that export
  private static final double PART = 1.0 / 3;

  /**
   * Files that are read together.
   *
   * @param match the layout; empty when no product is recognized
   * @param nearest the layout that fits best when none fits completely
   */
  public record Group(
      List<RecordFile> files, Optional<LayoutMatch> match, Optional<LayoutMatch> nearest) {}

  private record Sample(RecordFile file, Map<String, Set<String>> keys) {
    Set<String> of(ProfileLayout layout) {
      return keys.getOrDefault(layout.records().orElse(""), Set.of());
    }

    boolean isEligible(ProfileLayout layout) {
      return layout.files().contains(file.isCsv() ? ProfileFileFormat.CSV : ProfileFileFormat.JSON);
    }
  }

  private final List<SourceProfile> profiles;
  private final ProfileRecognizer recognizer;

  /** Chooses between profiles. */
  public ExportRecognizer(List<SourceProfile> profiles) {
    this.profiles = List.copyOf(profiles);
    this.recognizer = new ProfileRecognizer(profiles);
  }

  /**
   * Recognizes each file, or several together where their product writes its export into several
   * files.
   *
   * @throws InvalidInputException when several profiles fit equally well
   */
  public List<Group> groups(List<RecordFile> files) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (RecordFile file : files) {
      samples.add(sample(file));
    }
    Map<Sample, ProfileRecognizer.Result> alone = new HashMap<>();
    for (Sample sample : samples) {
      alone.put(
          sample,
          recognizer.recognize(
              sample.file().path().toString(),
              sample::isEligible,
              layout -> TableNames.ofRecords(sample.of(layout))));
    }
    List<Group> groups = new ArrayList<>();
    Optional<Together> together = together(samples, alone);
    together.ifPresent(
        t ->
            groups.add(
                new Group(
                    t.parts().stream().map(Sample::file).toList(),
                    Optional.of(t.match()),
                    Optional.empty())));
    for (Sample sample : samples) {
      if (together.isEmpty() || !together.get().parts().contains(sample)) {
        ProfileRecognizer.Result result = Objects.requireNonNull(alone.get(sample));
        groups.add(new Group(List.of(sample.file()), result.found(), result.nearest()));
      }
    }
    return groups;
  }

  private record Together(LayoutMatch match, List<Sample> parts) {}

  /** The layout that fits several files only together. */
  private Optional<Together> together(
      List<Sample> samples, Map<Sample, ProfileRecognizer.Result> alone) {
    List<Together> fitting = new ArrayList<>();
    for (SourceProfile profile : profiles) {
      for (ProfileLayout layout : profile.layouts()) {
        List<Sample> parts =
            samples.stream()
                .filter(s -> s.isEligible(layout))
                .filter(s -> match(profile, layout, List.of(s)).share() >= PART)
                .toList();
        boolean better =
            parts.size() > 1
                && match(profile, layout, parts).fits()
                && parts.stream()
                    .map(s -> Objects.requireNonNull(alone.get(s)).found())
                    .flatMap(Optional::stream)
                    .allMatch(m -> m.required() < required(layout));
        if (better) {
          fitting.add(new Together(match(profile, layout, parts), parts));
        }
      }
    }
    int most = fitting.stream().mapToInt(t -> t.match().required()).max().orElse(0);
    List<Together> best = fitting.stream().filter(t -> t.match().required() == most).toList();
    if (best.stream().map(t -> t.match().profile().name()).distinct().count() > 1) {
      throw new InvalidInputException(
          "feedback.profile.several",
          best.getFirst().parts().stream()
              .map(s -> s.file().path().toString())
              .collect(Collectors.joining(", ")),
          best.stream().map(t -> t.match().profile().name()).collect(Collectors.joining(", ")));
    }
    return best.stream().findFirst();
  }

  private static int required(ProfileLayout layout) {
    return layout.requires().values().stream().mapToInt(List::size).sum();
  }

  private static LayoutMatch match(
      SourceProfile profile, ProfileLayout layout, List<Sample> samples) {
    Set<String> keys = new HashSet<>();
    samples.forEach(s -> keys.addAll(s.of(layout)));
    return ProfileRecognizer.match(profile, layout, TableNames.ofRecords(keys));
  }

  /** The keys of the first records, by the place of the records in the file. */
  private Sample sample(RecordFile file) throws IOException {
    Map<String, Set<JsonPointer>> wanted = new HashMap<>();
    profiles.stream()
        .flatMap(profile -> profile.layouts().stream())
        .filter(layout -> !layout.files().isEmpty())
        .forEach(
            layout ->
                layout
                    .requires()
                    .values()
                    .forEach(
                        keys ->
                            keys.forEach(
                                key ->
                                    wanted
                                        .computeIfAbsent(
                                            layout.records().orElse(""), r -> new HashSet<>())
                                        .add(JsonPointer.compile(ProfileLayout.pointer(key))))));
    Map<String, Set<String>> found = new HashMap<>();
    for (Map.Entry<String, Set<JsonPointer>> place : wanted.entrySet()) {
      Set<String> keys = new HashSet<>();
      file.read(JsonPointer.compile(place.getKey()), new Keys(place.getValue(), keys));
      found.put(place.getKey(), keys);
    }
    return new Sample(file, found);
  }

  private static final class Keys implements RecordFile.Sink {
    private final Set<JsonPointer> wanted;
    private final Set<String> found;
    private int records;

    Keys(Set<JsonPointer> wanted, Set<String> found) {
      this.wanted = wanted;
      this.found = found;
    }

    @Override
    public boolean record(long number, JsonNode object) {
      wanted.stream()
          .filter(pointer -> !object.at(pointer).isMissingNode())
          .forEach(pointer -> found.add(pointer.toString()));
      return ++records < FIRST;
    }

    @Override
    public boolean broken(long number, RowRejectedException fault) {
      return ++records < FIRST;
    }
  }
}
