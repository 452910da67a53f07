import type { ServerFacts } from "./facts.ts"

export interface UnitPlace {
  readonly configFile: string
  readonly dataDir: string
}

/** The systemd unit: an own user, ports below 1024 without root, nothing to be written but the gate's own folder. */
export const systemdUnit = ({ node, program }: ServerFacts, { configFile, dataDir }: UnitPlace): string => `[Unit]
Description=Sekisho gate
After=network-online.target
Wants=network-online.target

[Service]
User=sekisho
Group=sekisho
ExecStart=${node} ${program} up --config ${configFile}
ExecReload=/bin/kill -HUP $MAINPID
Restart=always
RestartSec=2
KillMode=mixed
TimeoutStopSec=30
LimitNOFILE=65536
AmbientCapabilities=CAP_NET_BIND_SERVICE
CapabilityBoundingSet=CAP_NET_BIND_SERVICE
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
ReadWritePaths=${dataDir}

[Install]
WantedBy=multi-user.target
`
