package dev.classmoji.aggregator.subscription.mqtt;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether there is an MQTT broker: one that is away is not the aggregator's failure. */
@Readiness
@ApplicationScoped
class MqttHealth implements HealthCheck {
  private final MqttEvents mqtt;

  MqttHealth(MqttEvents mqtt) {
    this.mqtt = mqtt;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("mqtt").up().withData("on", mqtt.isOn());
    if (mqtt.isOn()) {
      answer.withData("connected", mqtt.isConnected());
      mqtt.lastError().ifPresent(why -> answer.withData("lastError", why));
    }
    return answer.build();
  }
}
