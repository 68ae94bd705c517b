package dev.retune.persistence;

import dev.retune.persistence.connection.DatabaseUrl;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.cfg.Configuration;

/** Builds Hibernate's session factory with the settings of a workspace. */
final class SessionFactoryBuilder {
  private SessionFactoryBuilder() {}

  static SessionFactory build(DataSource pool, DatabaseUrl.Kind kind, List<Class<?>> entities) {
    Configuration configuration = new Configuration();
    entities.forEach(configuration::addAnnotatedClass);
    configuration.getProperties().put("hibernate.connection.datasource", pool);
    configuration.setProperty("hibernate.jdbc.time_zone", "UTC");
    configuration.setProperty("hibernate.timezone.default_storage", "NORMALIZE_UTC");
    configuration.setProperty("hibernate.jdbc.batch_size", "500");
    configuration.setProperty("hibernate.hbm2ddl.auto", "none");
    // set explicitly to avoid a metadata query; the versions are the oldest supported ones
    boolean h2 = kind == DatabaseUrl.Kind.H2;
    configuration.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
    configuration.setProperty(
        "jakarta.persistence.database-product-name", h2 ? "H2" : "PostgreSQL");
    configuration.setProperty("jakarta.persistence.database-major-version", h2 ? "2" : "14");
    configuration.setProperty("jakarta.persistence.database-minor-version", h2 ? "4" : "0");
    // unused features are switched off because they slow down the start
    configuration.setProperty("hibernate.xml_mapping_enabled", "false");
    configuration.setProperty("hibernate.jpa.static_metamodel.population", "disabled");
    configuration.setProperty("hibernate.cache.use_second_level_cache", "false");
    configuration.setProperty("jakarta.persistence.validation.mode", "none");
    // entities are plain fields without lazy parts, so no proxies or bytecode have to be generated
    configuration
        .getStandardServiceRegistryBuilder()
        .addService(BytecodeProvider.class, new BytecodeProviderImpl());
    return configuration.buildSessionFactory();
  }
}
