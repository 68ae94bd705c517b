package dev.retune.publishing.run;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.io.OutputFile;
import dev.retune.feedback.remote.HttpCredentials;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.publishing.database.PgVectorTarget;
import dev.retune.publishing.file.FileFormat;
import dev.retune.publishing.file.FileTarget;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.remote.ChromaTarget;
import dev.retune.publishing.remote.MilvusTarget;
import dev.retune.publishing.remote.QdrantTarget;
import dev.retune.publishing.remote.SearchDialect;
import dev.retune.publishing.remote.SearchServerTarget;
import dev.retune.publishing.remote.TargetHttpClient;
import dev.retune.publishing.remote.WeaviateTarget;
import dev.retune.publishing.target.PublishTarget;
import dev.retune.publishing.target.TargetOpener;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens the targets of every kind. */
public final class TargetConnector implements TargetOpener {
  private static final Set<String> NO_ADDRESS =
      Set.of("feedback.remote.address", "persistence.urlUnknown");

  private final Function<String, Optional<String>> secrets;
  private final OutputFile outputs;
  private final Supplier<String> workspace;

  /**
   * Takes what targets need.
   *
   * @param secrets by name, from the environment or the keyring
   * @param outputs keeps Retune's own files
   * @param workspace id of the workspace
   */
  public TargetConnector(
      Function<String, Optional<String>> secrets, OutputFile outputs, Supplier<String> workspace) {
    this.secrets = secrets;
    this.outputs = outputs;
    this.workspace = workspace;
  }

  @Override
  public PublishTarget open(TargetConfig config) {
    try {
      return opened(config);
    } catch (InvalidInputException e) {
      // what these sentences give as an example is no address of a target
      throw NO_ADDRESS.contains(e.key())
          ? new InvalidInputException(
              e,
              "publishing.badAddress",
              DatabaseUrl.withoutPassword(config.address()),
              config.kind().shown(),
              config.kind().exampleAddress())
          : e;
    }
  }

  private PublishTarget opened(TargetConfig config) {
    return switch (config.kind()) {
      case PGVECTOR -> PgVectorTarget.open(config.name(), database(config), config.place());
      case CHROMA -> ChromaTarget.open(client(config), config.place());
      case QDRANT -> QdrantTarget.open(client(config), config.place());
      case OPENSEARCH ->
          SearchServerTarget.open(
              client(config, HttpCredentials::basic, HttpCredentials::bearer),
              config.place(),
              SearchDialect.OPENSEARCH);
      case ELASTICSEARCH ->
          SearchServerTarget.open(
              client(config, HttpCredentials::basic, HttpCredentials::apiKey),
              config.place(),
              SearchDialect.ELASTICSEARCH);
      case WEAVIATE -> WeaviateTarget.open(client(config), config.place());
      case MILVUS ->
          MilvusTarget.open(
              client(config, MilvusTarget::credentials, HttpCredentials::bearer), config.place());
      case FILES -> files(config, FileFormat.LINES);
      case ARROW -> files(config, FileFormat.ARROW);
    };
  }

  private FileTarget files(TargetConfig config, FileFormat format) {
    return FileTarget.open(
        config.name(),
        outputs.checkedFolder(Path.of(config.address())),
        config.place(),
        workspace.get(),
        format);
  }

  private DatabaseUrl database(TargetConfig config) {
    DatabaseUrl url = DatabaseUrl.parse(config.address());
    if (url.kind() != DatabaseUrl.Kind.POSTGRESQL) {
      throw new InvalidInputException(
          "publishing.notPostgres", config.name(), DatabaseUrl.withoutPassword(config.address()));
    }
    return new DatabaseUrl(url.kind(), url.jdbc(), config.user().or(url::user), secret(config));
  }

  private TargetHttpClient client(TargetConfig config) {
    return TargetHttpClient.open(config.name(), config.address(), secret(config).orElse(""));
  }

  /**
   * For a server that knows users.
   *
   * @param both makes credentials of a user and a password
   * @param alone makes credentials of a key without a user
   */
  private TargetHttpClient client(
      TargetConfig config,
      BiFunction<String, String, HttpCredentials> both,
      Function<String, HttpCredentials> alone) {
    HttpCredentials credentials =
        secret(config)
            .map(
                key ->
                    config
                        .user()
                        .map(user -> both.apply(user, key))
                        .orElseGet(() -> alone.apply(key)))
            .orElse(HttpCredentials.NONE);
    return TargetHttpClient.open(config.name(), config.address(), credentials);
  }

  private Optional<String> secret(TargetConfig config) {
    return config
        .passwordEnv()
        .map(
            variable ->
                secrets
                    .apply(variable)
                    .orElseThrow(
                        () ->
                            new InvalidInputException(
                                "publishing.secretUnset", config.name(), variable)));
  }
}
