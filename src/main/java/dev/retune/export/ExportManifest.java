package dev.retune.export;

import java.time.Instant;
import java.util.List;

/**
 * Description of an exported file; also written beside it as {@code FILE.manifest.json}.
 *
 * @param file path of the file
 * @param rows number of rows, excluding the CSV header
 * @param waiting number of rows among them that are votes waiting for their answer, which no figure
 *     counts
 * @param columns column names, in order
 * @param sha256 of the file, in hex
 * @param asOf when the data was read
 * @param filter the filter of the rows, as a filter line; empty for all
 */
public record ExportManifest(
    ExportContent what,
    ExportFormat format,
    String file,
    long rows,
    long waiting,
    List<String> columns,
    String sha256,
    Instant asOf,
    String filter) {}
