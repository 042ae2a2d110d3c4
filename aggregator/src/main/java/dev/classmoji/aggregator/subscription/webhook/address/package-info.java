/** Where webhooks may lead: never to what is internal, unless it is allowed. */
package dev.classmoji.aggregator.subscription.webhook.address;
