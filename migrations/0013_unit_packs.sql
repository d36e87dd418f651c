CREATE TABLE `pack_codes` (
	`tenant_id` text NOT NULL,
	`hash` text NOT NULL,
	`code` text NOT NULL,
	`stored_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `unit_packs` (
	`tenant_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`pack` text NOT NULL,
	`version` text NOT NULL,
	`enabled` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `unit_id`, `pack`),
	FOREIGN KEY (`tenant_id`,`unit_id`) REFERENCES `units`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tenant_id`,`pack`,`version`) REFERENCES `packs`(`tenant_id`,`id`,`version`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
INSERT OR IGNORE INTO `unit_packs`("tenant_id", "unit_id", "pack", "version", "enabled")
SELECT p.tenant_id, u.id, p.id, p.version, 1 FROM packs p JOIN units u ON u.tenant_id = p.tenant_id
WHERE EXISTS (SELECT 1 FROM json_each(p.content, '$.contributes.questionnaires') q WHERE json_extract(q.value, '$.service') = u.service)
AND p.published_at = (SELECT max(newer.published_at) FROM packs newer WHERE newer.tenant_id = p.tenant_id AND newer.id = p.id);
