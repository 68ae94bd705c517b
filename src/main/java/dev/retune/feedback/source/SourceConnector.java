package dev.retune.feedback.source;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import java.sql.SQLException;
import java.util.Optional;

/** Opens the feedback of a configured source as a database that is only read. */
public interface SourceConnector {

  /**
   * Opens a source.
   *
   * @param monitor receives the progress where records are fetched first
   * @throws SQLException when the database refuses the connection
   * @throws UnavailableException when the source is not reachable
   * @throws dev.retune.common.error.InvalidInputException when the configuration cannot be right
   */
  SourceDatabase open(SourceConfig config, ProgressMonitor monitor) throws SQLException;

  /**
   * Requests something small from a source whose records are fetched before they are read, to see
   * whether it can be reached and accepts the credentials.
   *
   * @return name of the profile by which it is read; empty for a database, which is opened instead
   * @throws UnavailableException when the source is not reachable
   * @throws dev.retune.common.error.InvalidInputException when it refuses the credentials
   */
  default Optional<String> probe(SourceConfig config) {
    return Optional.empty();
  }

  /** Translates a failure of a source to a sentence that states the precise reason. */
  UnavailableException explained(SQLException failure, SourceConfig config);

  /** Where the source is, without credentials. */
  String location(SourceConfig config);
}
