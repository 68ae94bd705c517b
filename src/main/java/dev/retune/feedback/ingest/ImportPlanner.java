package dev.retune.feedback.ingest;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.format.RecordFile;
import dev.retune.feedback.format.RowEncoding;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.profile.SourceProfile;
import dev.retune.feedback.source.SqliteFileOpener;
import dev.retune.feedback.staging.ExportRecognizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides which of several files are exports of a product, and which of them belong together. */
public final class ImportPlanner {
  // signatures of zip (including xlsx), gzip, bzip2, xz and zstd
  private static final List<byte[]> PACKED =
      List.of(
          new byte[] {'P', 'K', 3, 4},
          new byte[] {0x1f, (byte) 0x8b},
          new byte[] {'B', 'Z', 'h'},
          new byte[] {(byte) 0xfd, '7', 'z', 'X'},
          new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});

  private final ProfileCatalog catalog;

  /** Chooses between the profiles of a catalog. */
  public ImportPlanner(ProfileCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The files in units, in the order of the first file of each.
   *
   * @throws InvalidInputException when a file is packed, has another encoding or is not of the
   *     product that the options name
   */
  public List<ImportUnit> units(List<Path> files, ImportOptions options) throws IOException {
    List<ImportUnit> units = new ArrayList<>();
    List<RecordFile> exports = new ArrayList<>();
    for (Path file : files) {
      ImportOptions own = options.of(file);
      boolean mapped = own.mapping().namesTables() && own.profile().isEmpty();
      if (SqliteFileOpener.is(file)) {
        units.add(new ImportUnit.Database(file, own));
      } else {
        refusePacked(file);
        RowEncoding encoding = encoding(file, own);
        if (mapped) {
          units.add(new ImportUnit.Rows(file, own, encoding, Optional.empty()));
        } else {
          exports.add(new RecordFile(file, encoding));
        }
      }
    }
    if (!exports.isEmpty()) {
      units.addAll(recognized(exports, options));
    }
    units.sort(Comparator.comparingInt(unit -> files.indexOf(unit.files().getFirst())));
    return units;
  }

  private List<ImportUnit> recognized(List<RecordFile> exports, ImportOptions options)
      throws IOException {
    List<SourceProfile> profiles =
        options.profile().isPresent()
            ? List.of(catalog.named(options.profile().get()))
            : catalog.all().stream().map(ProfileCatalog.Entry::profile).toList();
    List<ImportUnit> units = new ArrayList<>();
    for (ExportRecognizer.Group group : new ExportRecognizer(profiles).groups(exports)) {
      RecordFile record = group.files().getFirst();
      Path first = record.path();
      if (group.match().isPresent()) {
        units.add(new ImportUnit.Export(group.files(), options.of(first), group.match().get()));
      } else if (options.profile().isPresent()) {
        throw misfit(first, options.profile().get(), group);
      } else {
        units.add(
            new ImportUnit.Rows(first, options.of(first), record.encoding(), group.nearest()));
      }
    }
    return units;
  }

  private static InvalidInputException misfit(
      Path file, String profile, ExportRecognizer.Group group) {
    return group
        .nearest()
        .map(
            near ->
                new InvalidInputException(
                    "feedback.profile.lacks", file.toString(), profile, near.lacking()))
        .orElseGet(
            () -> new InvalidInputException("feedback.profile.fitsNot", file.toString(), profile));
  }

  /** The encoding of a file; UTF-8 unless the options name another. */
  private static RowEncoding encoding(Path file, ImportOptions options) throws IOException {
    Optional<String> name = options.mapping().encoding();
    return name.isPresent() ? RowEncoding.named(name.get()) : RowEncoding.checkedUtf8(file);
  }

  // checked first, because such files would otherwise be reported as having the wrong encoding
  private static void refusePacked(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(4);
    }
    for (byte[] sign : PACKED) {
      if (start.length >= sign.length
          && Arrays.equals(sign, 0, sign.length, start, 0, sign.length)) {
        throw new InvalidInputException("feedback.packed", file.toString());
      }
    }
  }
}
