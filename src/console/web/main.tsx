import "@mantine/core/styles.css"
import "./styles/base.css"
import "./styles/layout.css"
import "./styles/marks.css"
import "./styles/tables.css"
import "./styles/screens.css"
import "./styles/print.css"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { App } from "./app.tsx"

const root = document.getElementById("root")
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
