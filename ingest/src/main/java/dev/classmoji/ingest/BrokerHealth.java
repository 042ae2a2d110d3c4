package dev.classmoji.ingest;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether the broker answers, within seconds: Quarkus' own check would wait for a minute. */
@Readiness
@ApplicationScoped
class BrokerHealth implements HealthCheck {
  private static final int PATIENCE_MILLIS = 2_000;

  private final Map<String, Object> client;
  private Admin admin;

  BrokerHealth(@Identifier("default-kafka-broker") Map<String, Object> client) {
    this.client = new HashMap<>(client);
    this.client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("broker");
    try {
      admin().describeCluster().nodes().get();
      return answer.up().build();
    } catch (ExecutionException | KafkaException e) {
      return answer.down().withData("reason", String.valueOf(e.getMessage())).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answer.down().build();
    }
  }

  /** Made when it is first needed: where no broker's name is known, none can be made. */
  private synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(client);
    }
    return admin;
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close();
    }
  }
}
